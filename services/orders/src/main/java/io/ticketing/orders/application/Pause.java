package io.ticketing.orders.application;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/// Waits without blocking a thread, and continues in the Vert.x context that asked for it, where
/// database sessions belong.
@ApplicationScoped
public class Pause {

    private final Vertx vertx;

    Pause(Vertx vertx) {
        this.vertx = vertx;
    }

    public Uni<Void> of(Duration time) {
        return Uni.createFrom().emitter(emitter -> {
            var timer = vertx.setTimer(Math.max(1, time.toMillis()), _ -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }
}
