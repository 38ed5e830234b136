package io.ticketing.auth.api;

import java.util.UUID;

/// Who is signed in, or `null`.
record CurrentUserView(UserView currentUser) {

    record UserView(UUID id, String email) {}

    static CurrentUserView of(CurrentSession.Claims claims) {
        return new CurrentUserView(
                claims == null ? null : new UserView(claims.userId(), claims.email()));
    }
}
