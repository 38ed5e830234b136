package io.ticketing.storefront;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;

/// Adds `Retry-After` to every temporary refusal, unless a service has already set it.
@ApplicationScoped
class RetryLater {

    private static final Set<Integer> FOR_NOW = Set.of(429, 503);
    private static final String SECONDS = "1";

    void register(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT).handler(call -> {
            call.addHeadersEndHandler(_ -> complete(call.response()));
            call.next();
        });
    }

    private void complete(HttpServerResponse answer) {
        if (FOR_NOW.contains(answer.getStatusCode()) && !answer.headers().contains(HttpHeaders.RETRY_AFTER)) {
            answer.putHeader(HttpHeaders.RETRY_AFTER, SECONDS);
        }
    }
}
