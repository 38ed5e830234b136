package io.ticketing.storefront.live;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.market.TicketsApi;

import static org.assertj.core.api.Assertions.assertThat;

class NewTicketTest {

    private static final int TICKETS = 100_000;
    private static final int LOOKS_FOR_ALL = 200;

    private final Set<UUID> asked = ConcurrentHashMap.newKeySet();
    private final TicketBoard board = new TicketBoard(
            answering(TicketsApi.class, (_, _, arguments) -> ask((Collection<?>) arguments[0])),
            null,
            answering(StorefrontConfig.class, (_, _, _) -> null));

    @Test
    void isAskedForEvenIfItsPageOpensDuringALook() throws InterruptedException {
        List<UUID> tickets = Stream.generate(UUID::randomUUID).limit(TICKETS).toList();
        var open = new AtomicBoolean(true);
        Thread looking = Thread.ofPlatform().start(() -> {
            while (open.get()) {
                board.look();
            }
        });

        tickets.forEach(id -> board.watch(List.of(id)).subscribe().with(_ -> {}));

        open.set(false);
        looking.join();
        for (int look = 0; look < LOOKS_FOR_ALL; look++) {
            board.look();
        }
        assertThat(tickets.stream().filter(id -> !asked.contains(id))).isEmpty();
    }

    /// None of them exists.
    private Uni<List<?>> ask(Collection<?> ids) {
        ids.forEach(id -> asked.add((UUID) id));
        return Uni.createFrom().item(List.of());
    }

    private static <T> T answering(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
