package io.ticketing.storefront.live;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;

import io.ticketing.storefront.StorefrontConfig;

/// The streams to open pages: not more than are allowed, and all ended when the storefront stops,
/// which would otherwise wait for them like for any answer. Browsers then connect to another one.
@ApplicationScoped
class Streams {

    /// A page may show a hundred tickets, and each may have changed twice.
    private static final int MOST_UNREAD = 200;

    private final int most;
    private final AtomicInteger count = new AtomicInteger();
    private final Set<MultiEmitter<?>> open = ConcurrentHashMap.newKeySet();

    Streams(StorefrontConfig config) {
        this.most = config.live().pages();
    }

    /// Empty when too many are open.
    ///
    /// @param cut breaks the stream off; called when its page reads so slowly that news pile up
    <T> Optional<Multi<T>> open(Multi<T> events, Runnable cut) {
        if (count.get() >= most) {
            return Optional.empty();
        }
        var unread = new AtomicInteger();
        return Optional.of(
                Multi.createFrom()
                        .<T>emitter(
                                page -> connect(events, page, unread, cut),
                                BackPressureStrategy.BUFFER)
                        .onItem()
                        .invoke(_ -> unread.decrementAndGet()));
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        open.forEach(MultiEmitter::complete);
    }

    private <T> void connect(
            Multi<T> events, MultiEmitter<? super T> page, AtomicInteger unread, Runnable cut) {
        count.incrementAndGet();
        open.add(page);
        var source =
                events.subscribe()
                        .with(
                                news -> {
                                    if (unread.incrementAndGet() > MOST_UNREAD) {
                                        page.complete();
                                        cut.run();
                                    } else {
                                        page.emit(news);
                                    }
                                },
                                failure -> {
                                    Log.error("A stream to an open page broke", failure);
                                    page.complete();
                                },
                                page::complete);
        page.onTermination(
                () -> {
                    source.cancel();
                    open.remove(page);
                    count.decrementAndGet();
                });
    }
}
