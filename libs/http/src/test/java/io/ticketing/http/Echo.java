package io.ticketing.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;

/// Answers with the request as the service sees it, and how many it has seen.
@ApplicationScoped
public class Echo {

    static final int MUCH = 8_000_000;

    void register(@Observes Router router) {
        router.get("/seen")
                .handler(call -> call.end("%s %s %s"
                        .formatted(
                                call.request().remoteAddress().hostAddress(),
                                call.request().scheme(),
                                call.request().authority())));
        router.get("/much").handler(call -> call.end("x".repeat(MUCH)));
        router.post("/body")
                .handler(call -> call.request().bodyHandler(call::end).resume());
    }
}
