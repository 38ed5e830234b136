package io.ticketing.storefront.marketplace;

import java.util.ArrayList;
import java.util.List;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/// A problem document, as every service refuses.
///
/// @param retryAfter the header of that name, or null
public record Refusal(int status, String kind, String detail, List<JsonObject> errors, String retryAfter) {

    public static Refusal of(int status, String kind) {
        return of(status, kind, "No: " + kind);
    }

    public static Refusal of(int status, String kind, String detail) {
        return new Refusal(status, kind, detail, List.of(new JsonObject().put("message", detail)), null);
    }

    public Refusal withRetryAfter(String seconds) {
        return new Refusal(status, kind, detail, errors, seconds);
    }

    public Refusal withError(String field, String message) {
        var all = new ArrayList<JsonObject>();
        errors.stream().filter(error -> error.containsKey("field")).forEach(all::add);
        all.add(new JsonObject().put("message", message).put("field", field));
        return new Refusal(status, kind, detail, all, retryAfter);
    }

    boolean namesFields() {
        return errors.stream().anyMatch(error -> error.containsKey("field"));
    }

    void answer(RoutingContext request) {
        if (retryAfter != null) {
            request.response().putHeader("Retry-After", retryAfter);
        }
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("type", "/problems/" + kind)
                        .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                        .put("status", status)
                        .put("detail", detail)
                        .put("errors", new JsonArray(errors))
                        .toBuffer());
    }
}
