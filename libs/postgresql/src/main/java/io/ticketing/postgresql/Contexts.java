package io.ticketing.postgresql;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/// Vert.x contexts to work in. A database session belongs to one context, and all code in that
/// context shares it.
@ApplicationScoped
public class Contexts {

    private final Vertx vertx;

    Contexts(Vertx vertx) {
        this.vertx = vertx;
    }

    /// Runs work concurrently with other work, in a new context.
    public <T> Uni<T> fresh(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(context, true);
            context.runOnContext(
                    _ -> Uni.createFrom().deferred(work).subscribe().with(emitter::complete, emitter::fail));
        });
    }

    /// Waits without blocking a thread, and continues in the context that asked for it.
    public Uni<Void> pause(Duration time) {
        return Uni.createFrom().emitter(emitter -> {
            var timer = vertx.setTimer(Math.max(1, time.toMillis()), _ -> emitter.complete(null));
            emitter.onTermination(() -> vertx.cancelTimer(timer));
        });
    }

    /// Gives up work that takes longer, and continues in the context that asked for it.
    public <T> Uni<T> within(Duration time, Uni<T> work, Supplier<T> otherwise) {
        return Uni.combine().any().of(work, pause(time).map(_ -> otherwise.get()));
    }
}
