package io.ticketing.storefront.live;

import java.util.Map;
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
import io.vertx.core.net.SocketAddress;

import io.ticketing.http.Client;
import io.ticketing.storefront.StorefrontConfig;

/// The streams to open pages. Their number is limited, and all end when the storefront stops, which
/// would otherwise wait for them like for any answer. Browsers then connect to another replica.
@ApplicationScoped
class Streams {

    /// A page may show a hundred tickets, and each may have changed twice.
    private static final int MOST_UNREAD = 200;

    /// From one address, and at most half of its connections: the others are for its calls.
    private static final int MOST_OF_ONE = 500;

    private final int most;
    private final Map<String, Integer> byNetwork = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Set<MultiEmitter<?>> open = ConcurrentHashMap.newKeySet();

    Streams(StorefrontConfig config) {
        this.most = config.live().pages();
    }

    /// Empty if too many are open, in all or for this visitor.
    ///
    /// @param cut ends the stream; called if its page reads so slowly that updates pile up
    <T> Optional<Multi<T>> open(Multi<T> events, SocketAddress visitor, Runnable cut) {
        String network = Client.of(visitor);
        if (count.get() >= most || byNetwork.getOrDefault(network, 0) >= MOST_OF_ONE) {
            return Optional.empty();
        }
        var unread = new AtomicInteger();
        return Optional.of(Multi.createFrom()
                .<T>emitter(page -> connect(events, page, network, unread, cut), BackPressureStrategy.BUFFER)
                .onItem()
                .invoke(_ -> unread.decrementAndGet()));
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        open.forEach(MultiEmitter::complete);
    }

    private <T> void connect(
            Multi<T> events, MultiEmitter<? super T> page, String network, AtomicInteger unread, Runnable cut) {
        count.incrementAndGet();
        byNetwork.merge(network, 1, Integer::sum);
        open.add(page);
        var source = events.subscribe()
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
        page.onTermination(() -> {
            source.cancel();
            open.remove(page);
            count.decrementAndGet();
            byNetwork.computeIfPresent(network, (_, pages) -> pages == 1 ? null : pages - 1);
        });
    }
}
