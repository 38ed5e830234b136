package io.ticketing.expiration;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The events of a partition between the offset in Redis and the partition's end when it was looked
/// up.
///
/// Reservations are held back until all of it has been read: otherwise deadlines of orders that
/// have ended since would fall due.
final class CatchUp {

    private final long end;
    private final Instant tooLate;
    private final int batch;
    private final Map<UUID, Reservation> reserved = new LinkedHashMap<>();
    private final Map<UUID, OrderChange> ended = new LinkedHashMap<>();
    private final String turn = UUID.randomUUID().toString();
    private boolean begun;

    /// @param end the partition's end when it was looked up
    /// @param tooLate a reservation with a deadline before this is not announced
    /// @param batch how many changes are applied at once
    CatchUp(long end, Instant tooLate, int batch) {
        this.end = end;
        this.tooLate = tooLate;
        this.batch = batch;
    }

    long end() {
        return end;
    }

    /// The name of its turn, in which it applies what it read in parts.
    String turn() {
        return turn;
    }

    /// True once: for the first part that is applied.
    boolean begins() {
        boolean first = !begun;
        begun = true;
        return first;
    }

    void read(List<OrderChange> changes) {
        changes.forEach(this::read);
    }

    private void read(OrderChange change) {
        switch (change) {
            case OrderChange.Reserved(Reservation it) -> reserved.merge(it.orderId(), it, Reservation::newer);
            case OrderChange.Ended(UUID orderId) -> {
                reserved.remove(orderId);
                // Redis may know it from before.
                ended.put(orderId, change);
            }
        }
    }

    /// Orders whose end may be applied at once, in batches, so that they take no memory.
    List<List<OrderChange>> ended() {
        return ended.size() < batch ? List.of() : batches(takeEnded());
    }

    List<List<OrderChange>> all() {
        var all = takeEnded();
        // Not before all is read: one that is too late may replace one that is not.
        reserved.values().stream()
                .filter(it -> it.deadline().isAfter(tooLate))
                .map(OrderChange.Reserved::new)
                .forEach(all::add);
        reserved.clear();
        return batches(all);
    }

    private List<OrderChange> takeEnded() {
        var taken = new ArrayList<>(ended.values());
        ended.clear();
        return taken;
    }

    private List<List<OrderChange>> batches(List<OrderChange> changes) {
        var batches = new ArrayList<List<OrderChange>>();
        for (int from = 0; from < changes.size(); from += batch) {
            batches.add(changes.subList(from, Math.min(changes.size(), from + batch)));
        }
        return batches;
    }
}
