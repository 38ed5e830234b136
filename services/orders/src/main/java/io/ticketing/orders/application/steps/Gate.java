package io.ticketing.orders.application.steps;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/// Limits how much work is in progress; further work is refused at once.
public final class Gate {

    private final Semaphore places;

    public Gate(int places) {
        this.places = new Semaphore(places);
    }

    public <T> Uni<T> admit(Supplier<Uni<T>> work, T refusal) {
        return Uni.createFrom()
                .deferred(() -> places.tryAcquire()
                        ? work.get().onTermination().invoke(places::release)
                        : Uni.createFrom().item(refusal));
    }
}
