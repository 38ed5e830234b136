package io.ticketing.auth.api;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Who is signed in, or `null`.
@Schema(name = "CurrentUser", requiredProperties = "currentUser")
record CurrentUserView(@Schema(nullable = true) @Nullable UserView currentUser) {

    @Schema(
            name = "User",
            requiredProperties = {"id", "email"})
    record UserView(UUID id, String email) {}

    static CurrentUserView of(CurrentSession.@Nullable Claims claims) {
        return new CurrentUserView(claims == null ? null : new UserView(claims.userId(), claims.email()));
    }
}
