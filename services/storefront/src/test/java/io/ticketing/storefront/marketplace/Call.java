package io.ticketing.storefront.marketplace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/// A request as it reached a service.
public record Call(String method, String path, MultiMap query, MultiMap headers, String body, Instant at) {

    static Call of(RoutingContext request) {
        return new Call(
                request.request().method().name(),
                request.request().path(),
                MultiMap.caseInsensitiveMultiMap().addAll(request.queryParams()),
                MultiMap.caseInsensitiveMultiMap().addAll(request.request().headers()),
                request.body().asString(),
                Instant.now());
    }

    public boolean is(String method, String path) {
        return this.method.equals(method) && this.path.equals(path);
    }

    public Optional<String> cookie(String name) {
        return headers.getAll("Cookie").stream()
                .flatMap(header -> ServerCookieDecoder.LAX.decodeAll(header).stream())
                .filter(cookie -> cookie.name().equals(name))
                .map(cookie -> cookie.value())
                .findFirst();
    }

    /// The ids in a query of several tickets.
    public List<String> ids() {
        return query.getAll("id");
    }

    public JsonObject json() {
        return new JsonObject(body);
    }
}
