package io.ticketing.http;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Answers when it is told to.
@ApplicationScoped
public class Waiting {

    private final List<RoutingContext> calls = new CopyOnWriteArrayList<>();

    void register(@Observes Router router) {
        router.get("/waiting").handler(calls::add);
    }

    int count() {
        return calls.size();
    }

    void answer() {
        for (RoutingContext call : calls) {
            if (!call.response().closed()) {
                call.end("answered");
            }
        }
        calls.clear();
    }
}
