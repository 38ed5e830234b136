package io.ticketing.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// The memory that a process spends on requests under way: what it has read of them, and what it
/// has written that nobody has taken yet. When it is spent, the client that has most gives way,
/// with the oldest of what keeps us waiting.
final class BytesInFlight {

    /// One request or answer that takes memory.
    interface Holder {

        String client();

        /// Whether we wait for the client, not the client for us.
        boolean waits();

        /// Ends it. Called from any thread, once at the most.
        void giveWay();
    }

    private final long most;
    private final Map<Holder, Long> holders = new LinkedHashMap<>();
    private long held;

    BytesInFlight(long most) {
        this.most = most;
    }

    /// Takes room, others' if need be. The holder itself may be the one that has to give way.
    void add(Holder holder, long bytes) {
        Holder gone = null;
        synchronized (this) {
            holders.merge(holder, bytes, Long::sum);
            held += bytes;
            if (held > most) {
                gone = rudest(holder);
                remove(gone);
            }
        }
        if (gone != null) {
            gone.giveWay();
        }
    }

    synchronized void remove(Holder holder) {
        Long bytes = holders.remove(holder);
        if (bytes != null) {
            held -= bytes;
        }
    }

    /// Gives back a part.
    synchronized void remove(Holder holder, long bytes) {
        Long left = holders.computeIfPresent(holder, (_, has) -> has - bytes);
        if (left != null) {
            held -= bytes;
            if (left <= 0) {
                holders.remove(holder);
                held -= left;
            }
        }
    }

    synchronized long held() {
        return held;
    }

    private Holder rudest(Holder newcomer) {
        Map<String, Long> byClient = new HashMap<>();
        holders.forEach(
                (holder, bytes) -> {
                    if (holder.waits()) {
                        byClient.merge(holder.client(), bytes, Long::sum);
                    }
                });
        return byClient.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .flatMap(
                        most ->
                                holders.keySet().stream()
                                        .filter(Holder::waits)
                                        .filter(one -> one.client().equals(most.getKey()))
                                        .findFirst())
                .orElse(newcomer);
    }
}
