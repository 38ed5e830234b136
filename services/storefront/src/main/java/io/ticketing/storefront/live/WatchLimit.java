package io.ticketing.storefront.live;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.vertx.core.net.SocketAddress;

import io.ticketing.http.Client;
import io.ticketing.storefront.market.Ticket;

/// How many different tickets the pages of one address may watch at once, so that one visitor does
/// not take all others' turns. Further tickets stay as they were loaded.
@ApplicationScoped
class WatchLimit {

    /// Ten pages of a hundred. Many people behind one address watch much the same tickets.
    static final int TICKETS = 1_000;

    private final TicketBoard board;
    private final Map<String, Map<UUID, Integer>> watched = new ConcurrentHashMap<>();

    WatchLimit(TicketBoard board) {
        this.board = board;
    }

    /// The changes of these tickets, as far as they are within the limit.
    Multi<Ticket> watch(Collection<UUID> ids, SocketAddress visitor) {
        String network = Client.of(visitor);
        return Multi.createFrom().deferred(() -> {
            List<UUID> admitted = admit(ids, network);
            return board.watch(admitted).onTermination().invoke(() -> giveBack(admitted, network));
        });
    }

    List<UUID> admit(Collection<UUID> ids, String network) {
        List<UUID> admitted = new ArrayList<>();
        watched.compute(network, (_, known) -> {
            Map<UUID, Integer> own = known == null ? new HashMap<>() : known;
            admitted.addAll(admit(ids, own));
            return own.isEmpty() ? null : own;
        });
        return admitted;
    }

    void giveBack(Collection<UUID> admitted, String network) {
        watched.computeIfPresent(network, (_, own) -> {
            admitted.forEach(id -> giveBack(id, own));
            return own.isEmpty() ? null : own;
        });
    }

    private static List<UUID> admit(Collection<UUID> ids, Map<UUID, Integer> own) {
        List<UUID> admitted = new ArrayList<>();
        for (UUID id : ids) {
            if (own.size() < TICKETS || own.containsKey(id)) {
                own.merge(id, 1, Integer::sum);
                admitted.add(id);
            }
        }
        return admitted;
    }

    private static void giveBack(UUID id, Map<UUID, Integer> own) {
        own.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1);
    }
}
