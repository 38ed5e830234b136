package io.ticketing.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The memory that a process spends on requests in progress: what it has read of them, and what it
/// has written but no client has read yet.
///
/// When it is used up, the client that holds most gives way, with the oldest item that we wait for.
/// That item may belong to another thread, which takes a moment to drop it.
final class BytesInFlight {

    /// A request or answer that uses memory.
    interface Holder {

        String client();

        /// Whether we wait for the client, not the client for us.
        boolean waits();

        /// Ends it, and removes it once its memory is free. Any thread may call it, at most once.
        void giveWay();
    }

    private final long most;
    private final Map<Holder, Share> shares = new LinkedHashMap<>();
    private long held;
    private long leaving;

    BytesInFlight(long most) {
        this.most = most;
    }

    /// Takes room, from others if necessary. The holder itself may have to give way: it does when
    /// others are still dropping as much again as the limit.
    void add(Holder holder, long bytes) {
        Share gone = null;
        synchronized (this) {
            Share share = shares.computeIfAbsent(holder, Share::new);
            share.bytes += bytes;
            held += bytes;
            if (share.leaves) {
                leaving += bytes;
            } else if (held > 2 * most) {
                gone = share;
            } else if (held - leaving > most) {
                gone = rudest(share);
            }
            if (gone != null) {
                gone.leaves = true;
                leaving += gone.bytes;
            }
        }
        if (gone != null) {
            gone.holder.giveWay();
        }
    }

    synchronized void remove(Holder holder) {
        Share share = shares.get(holder);
        if (share != null) {
            remove(holder, share.bytes);
        }
    }

    /// Gives back a part.
    synchronized void remove(Holder holder, long bytes) {
        Share share = shares.get(holder);
        if (share != null) {
            long less = Math.min(bytes, share.bytes);
            share.bytes -= less;
            held -= less;
            leaving -= share.leaves ? less : 0;
            if (share.bytes == 0) {
                shares.remove(holder);
            }
        }
    }

    synchronized long held() {
        return held;
    }

    private Share rudest(Share newcomer) {
        Map<String, Long> byClient = new HashMap<>();
        waiting().forEach(one -> byClient.merge(one.holder.client(), one.bytes, Long::sum));
        return byClient.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .flatMap(most -> waiting()
                        .filter(one -> one.holder.client().equals(most.getKey()))
                        .findFirst())
                .orElse(newcomer);
    }

    private Stream<Share> waiting() {
        return shares.values().stream().filter(one -> !one.leaves && one.holder.waits());
    }

    private static final class Share {

        private final Holder holder;
        private long bytes;
        private boolean leaves;

        Share(Holder holder) {
            this.holder = holder;
        }
    }
}
