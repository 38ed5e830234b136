package io.ticketing.storefront.session;

import java.util.Locale;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Refuses requests that another site makes a visitor's browser send here: no cross-site request
/// forgery.
///
/// Source: Fetch Metadata, <https://www.w3.org/TR/fetch-metadata/>; older browsers are judged by
/// `Origin`. A request with neither header comes from no browser, so no cookie was sent without its
/// owner's intent.
@ApplicationScoped
class CrossOriginGuard {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final Set<String> OURS = Set.of("same-origin", "none");

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT).handler(this::guard);
    }

    private void guard(RoutingContext call) {
        if (SAFE.contains(call.request().method()) || isOurs(call.request())) {
            call.next();
        } else {
            call.fail(403);
        }
    }

    private static boolean isOurs(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return OURS.contains(site.toLowerCase(Locale.ROOT));
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null
                || request.authority() != null
                        && origin.toLowerCase(Locale.ROOT)
                                .endsWith("://" + request.authority().toString().toLowerCase(Locale.ROOT));
    }
}
