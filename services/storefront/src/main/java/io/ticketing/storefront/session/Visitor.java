package io.ticketing.storefront.session;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.ws.rs.ProcessingException;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.FailedCall;
import io.ticketing.storefront.market.User;

/// The visitor of a page, and their format for numbers and times.
@RequestScoped
@Named("visitor")
public class Visitor {

    /// Set by the page's script; without it times are shown in UTC, which is then stated.
    private static final String TIME_ZONE = "tz";

    /// What RFC 6265 allows in a cookie. Tokens contain nothing else.
    private static final Pattern TOKEN = Pattern.compile("[\\x21\\x23-\\x2b\\x2d-\\x3a\\x3c-\\x5b\\x5d-\\x7e]+");

    /// No browser names more languages; longer lists take longer to read.
    private static final int LONGEST_LIST = 500;

    private final CurrentVertxRequest current;
    private final SessionLookup sessions;
    private Optional<User> user = Optional.empty();
    private boolean isAsked;
    private boolean isUnknown;

    Visitor(CurrentVertxRequest current, SessionLookup sessions) {
        this.current = current;
        this.sessions = sessions;
    }

    /// The session's token, if there is one. The services judge it.
    public @Nullable String session() {
        return token(Cookies.SESSION);
    }

    public @Nullable String refreshToken() {
        return token(Cookies.REFRESH);
    }

    /// The mark of an earlier sign-in from this browser, if there was one. Auth judges it.
    public @Nullable String device() {
        return token(Cookies.DEVICE);
    }

    /// The signed-in user, according to auth; none if auth does not answer.
    public Optional<User> user() {
        String session = session();
        if (session != null && !isAsked) {
            user = ask(session);
            isAsked = true;
        }
        return user;
    }

    public boolean isSignedIn() {
        return user().isPresent();
    }

    /// Whether nothing contradicts it: the next call decides.
    public boolean mayBeSignedIn() {
        return isSignedIn() || isUnknown;
    }

    public String address() {
        return request().remoteAddress().hostAddress();
    }

    public String scheme() {
        return request().scheme();
    }

    public Locale locale() {
        return locale(request().getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    public ZoneId zone() {
        try {
            String name = cookies().get(TIME_ZONE);
            return name == null ? ZoneOffset.UTC : ZoneId.of(name.replace("%2F", "/"));
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    static Locale locale(@Nullable String acceptLanguage) {
        try {
            return acceptLanguage == null || acceptLanguage.length() > LONGEST_LIST
                    ? Locale.UK
                    : Locale.LanguageRange.parse(acceptLanguage).stream()
                            .map(range -> Locale.forLanguageTag(range.getRange()))
                            .filter(locale -> !locale.getLanguage().isEmpty())
                            .findFirst()
                            .orElse(Locale.UK);
        } catch (IllegalArgumentException malformed) {
            return Locale.UK;
        }
    }

    private Optional<User> ask(String session) {
        try {
            var asked = sessions.currentUser(session);
            return switch (Answer.of(() -> asked.await().indefinitely())) {
                case Answer.Given(var answer) -> Optional.ofNullable(answer.currentUser());
                case Answer.Refused(var _) -> Optional.empty();
            };
        } catch (ProcessingException | FaultToleranceException | CompletionException outOfReach) {
            FailedCall.note("Auth can't say who this is", outOfReach);
            isUnknown = true;
            return Optional.empty();
        }
    }

    private @Nullable String token(String cookie) {
        String token = cookies().get(cookie);
        return token != null && TOKEN.matcher(token).matches() ? token : null;
    }

    private Map<String, String> cookies() {
        return Cookies.of(request().headers());
    }

    private HttpServerRequest request() {
        return current.getCurrent().request();
    }
}
