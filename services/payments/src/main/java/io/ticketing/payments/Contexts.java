package io.ticketing.payments;

import java.time.Duration;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;

/// Vert.x contexts to work in: a database session belongs to one and is shared by all that runs in
/// it.
@ApplicationScoped
public class Contexts {

    private final Vertx vertx;

    Contexts(Vertx vertx) {
        this.vertx = vertx;
    }

    /// Runs work beside whatever else is going on, in a context of its own.
    public <T> Uni<T> fresh(Supplier<Uni<? extends T>> work) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            var context =
                                    VertxContext.createNewDuplicatedContext(
                                            vertx.getOrCreateContext());
                            VertxContextSafetyToggle.setContextSafe(context, true);
                            context.runOnContext(
                                    _ ->
                                            Uni.createFrom()
                                                    .deferred(work)
                                                    .subscribe()
                                                    .with(emitter::complete, emitter::fail));
                        });
    }

    /// Lets time pass without keeping a thread, and goes on in the context that asked for it.
    public Uni<Void> pause(Duration time) {
        return Uni.createFrom()
                .emitter(
                        emitter -> {
                            var timer =
                                    vertx.setTimer(
                                            Math.max(1, time.toMillis()),
                                            _ -> emitter.complete(null));
                            emitter.onTermination(() -> vertx.cancelTimer(timer));
                        });
    }

    /// Gives up on work that takes longer, and goes on in the context that asked for it.
    public <T> Uni<T> within(Duration time, Uni<T> work, Supplier<T> otherwise) {
        return Uni.combine().any().of(work, pause(time).map(_ -> otherwise.get()));
    }
}
