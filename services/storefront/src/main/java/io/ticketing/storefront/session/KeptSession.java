package io.ticketing.storefront.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.netty.handler.codec.http.cookie.ClientCookieDecoder;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.RestResponse;

import io.ticketing.storefront.market.FailedCall;
import io.ticketing.storefront.market.RefusedException;

/// Keeps a browser signed in: when the session has expired, it exchanges the refresh token for a
/// new session. It shows that token to no service but auth.
///
/// This is done here because pages and the original web client know only the cookie `session`, and
/// all their requests pass here.
@ApplicationScoped
class KeptSession {

    private static final String SET_COOKIE = HttpHeaders.SET_COOKIE.toString();
    private static final int BEFORE_ANY_ROUTE = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

    /// Requests that handle refresh tokens themselves, and those that need no sign-in.
    private static final Pattern NOT_FOR = Pattern.compile(
            "/(api/users/(?!currentuser).*|assets/.*|favicon\\.ico|robots\\.txt|docs.*|q/.*|\\.well-known/.*)");

    /// Services that need neither a refresh token nor a browser's mark.
    private static final Pattern KEPT_FROM = Pattern.compile("/api/(?!users(/|$)).*");

    private final SessionLookup sessions;

    KeptSession(SessionLookup sessions) {
        this.sessions = sessions;
    }

    void register(@Observes Router router) {
        router.route().order(BEFORE_ANY_ROUTE).handler(this::keep);
    }

    private void keep(RoutingContext call) {
        Map<String, String> cookies = Cookies.of(call.request().headers());
        String refresh = cookies.get(Cookies.REFRESH);
        if (refresh == null
                || cookies.containsKey(Cookies.SESSION)
                || call.request().headers().contains(HttpHeaders.AUTHORIZATION)
                || NOT_FOR.matcher(call.request().path()).matches()) {
            goOn(call);
            return;
        }
        call.request().pause();
        // A time-out comes from a different thread than an answer.
        Context context = call.vertx().getOrCreateContext();
        sessions.refresh(refresh, call.request().scheme())
                .emitOn(step -> context.runOnContext(_ -> step.run()))
                .subscribe()
                .with(answer -> goOnWith(answer, cookies, call), failure -> goOnWithout(failure, call));
    }

    private static void goOnWith(RestResponse<Void> answer, Map<String, String> cookies, RoutingContext call) {
        List<String> given = given(answer);
        var kept = new HashMap<>(cookies);
        for (String header : given) {
            var cookie = ClientCookieDecoder.LAX.decode(header);
            if (cookie != null) {
                kept.put(cookie.name(), cookie.value());
            }
        }
        Cookies.set(call.request().headers(), kept);
        call.response().headers().add(SET_COOKIE, given);
        goOn(call);
    }

    private static void goOnWithout(Throwable failure, RoutingContext call) {
        if (failure instanceof RefusedException refused && refused.refusal().needsSignIn()) {
            // Otherwise the browser would send it with every request, and auth would be asked about
            // it each time.
            Cookies.remove(call.request().headers(), Cookies.REFRESH);
            call.response()
                    .headers()
                    .add(
                            SET_COOKIE,
                            Cookies.cleared(Cookies.REFRESH, call.request().scheme()));
        } else {
            FailedCall.note("A session could not be kept", failure);
        }
        goOn(call);
    }

    private static void goOn(RoutingContext call) {
        if (KEPT_FROM.matcher(call.request().path()).matches()) {
            Cookies.remove(call.request().headers(), Cookies.REFRESH);
            Cookies.remove(call.request().headers(), Cookies.DEVICE);
        }
        call.next();
    }

    private static List<String> given(RestResponse<Void> answer) {
        List<Object> headers = answer.getHeaders().get(SET_COOKIE);
        return headers == null
                ? List.of()
                : headers.stream().map(Object::toString).toList();
    }
}
