package io.ticketing.auth.api;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who is signed in, or `null`.
@Schema(name = "CurrentUser", requiredProperties = "currentUser")
record CurrentUserView(@Schema(nullable = true) UserView currentUser) {

    @Schema(
            name = "User",
            requiredProperties = {"id", "email"})
    record UserView(UUID id, String email) {}

    static CurrentUserView of(CurrentSession.Claims claims) {
        return new CurrentUserView(claims == null ? null : new UserView(claims.userId(), claims.email()));
    }
}
