package io.ticketing.storefront.marketplace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Accounts and sessions, as the auth service keeps them.
public final class PlayedAuth extends PlayedService {

    private static final int SHORTEST_PASSWORD = 8;

    /// An account.
    public record Account(UUID id, String email, String password) {}

    /// What signing in gives a browser.
    public record Session(Account account, String token, String refreshToken) {}

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Account> sessions = new ConcurrentHashMap<>();
    private final Map<String, Account> refreshTokens = new ConcurrentHashMap<>();

    /// A signed-in user.
    public Session signedIn(String email) {
        return begin(accounts.computeIfAbsent(email, _ -> new Account(UUID.randomUUID(), email, "correct horse")));
    }

    /// The access token has expired; the refresh token has not.
    public void expire(Session session) {
        sessions.remove(session.token());
    }

    /// Ends the session, as from another device.
    public void end(Session session) {
        sessions.remove(session.token());
        refreshTokens.remove(session.refreshToken());
    }

    /// Whether the browser's token is valid.
    public boolean knows(String token) {
        return sessions.containsKey(token);
    }

    /// Continues as the caller, or refuses a caller who is not signed in.
    void signedIn(RoutingContext request, Consumer<Account> then) {
        caller(request)
                .ifPresentOrElse(then, () -> Refusal.of(401, "unauthorized").answer(request));
    }

    Optional<Account> caller(RoutingContext request) {
        return Call.of(request).cookie("session").map(sessions::get);
    }

    @Override
    void serve(Router router) {
        router.post("/api/users/signup").handler(this::signUp);
        router.post("/api/users/signin").handler(this::signIn);
        router.post("/api/users/signout").handler(this::signOut);
        router.post("/api/users/refresh").handler(this::refresh);
        router.get("/api/users/currentuser").handler(this::currentUser);
    }

    @Override
    void forget() {
        accounts.clear();
        sessions.clear();
        refreshTokens.clear();
    }

    private void signUp(RoutingContext request) {
        String email = text(request, "email", "");
        String password = text(request, "password", "");
        var invalid = Refusal.of(400, "invalid-request", "The request is not valid");
        if (!email.contains("@")) {
            invalid.withError("email", "email must be an e-mail address").answer(request);
        } else if (password.length() < SHORTEST_PASSWORD) {
            invalid.withError("password", "password must have 8 characters").answer(request);
        } else if (accounts.containsKey(email)) {
            Refusal.of(409, "email-in-use", "Email in use").answer(request);
        } else {
            var account = new Account(UUID.randomUUID(), email, password);
            accounts.put(email, account);
            give(request, 201, begin(account));
        }
    }

    private void signIn(RoutingContext request) {
        Account account = accounts.get(text(request, "email", ""));
        if (account == null || !account.password.equals(json(request).getString("password"))) {
            Refusal.of(401, "invalid-credentials", "Invalid credentials").answer(request);
        } else {
            give(request, 200, begin(account));
        }
    }

    private void signOut(RoutingContext request) {
        Call call = Call.of(request);
        call.cookie("session").ifPresent(sessions::remove);
        call.cookie("refresh").ifPresent(refreshTokens::remove);
        setCookies(request, List.of(cleared("session"), cleared("refresh")));
        answer(request, 200, new JsonObject());
    }

    private void refresh(RoutingContext request) {
        String token = Optional.ofNullable(json(request))
                .map(body -> body.getString("refreshToken"))
                .or(() -> Call.of(request).cookie("refresh"))
                .orElse("");
        Account account = refreshTokens.remove(token);
        if (account == null) {
            Refusal.of(401, "session-ended", "The session has ended").answer(request);
        } else {
            give(request, 200, begin(account));
        }
    }

    private void currentUser(RoutingContext request) {
        answer(
                request,
                200,
                new JsonObject()
                        .put(
                                "currentUser",
                                caller(request)
                                        .map(account ->
                                                JsonObject.of("id", account.id.toString(), "email", account.email))
                                        .orElse(null)));
    }

    private Session begin(Account account) {
        var session = new Session(account, "s-" + UUID.randomUUID(), "r-" + UUID.randomUUID());
        sessions.put(session.token(), account);
        refreshTokens.put(session.refreshToken(), account);
        return session;
    }

    private static void give(RoutingContext request, int status, Session session) {
        setCookies(
                request,
                List.of(cookie("session", session.token(), 900), cookie("refresh", session.refreshToken(), 2_592_000)));
        answer(
                request,
                status,
                JsonObject.of(
                        "id",
                        session.account.id.toString(),
                        "email",
                        session.account.email,
                        "accessToken",
                        session.token(),
                        "tokenType",
                        "Bearer",
                        "expiresIn",
                        900,
                        "refreshToken",
                        session.refreshToken()));
    }

    private static void setCookies(RoutingContext request, List<String> cookies) {
        request.response().putHeader("Set-Cookie", cookies);
    }

    private static String cookie(String name, String value, int seconds) {
        return "%s=%s;Version=1;Path=/;Max-Age=%d;HttpOnly;SameSite=Lax".formatted(name, value, seconds);
    }

    private static String cleared(String name) {
        return cookie(name, "", 0);
    }
}
