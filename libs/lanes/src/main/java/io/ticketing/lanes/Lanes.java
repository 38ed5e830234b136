package io.ticketing.lanes;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.BiFunction;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/// Works on the calls for one key in batches, one batch at a time and in the order of arrival.
///
/// What arrives while a batch is in progress makes up the next one. So nothing waits without need,
/// batches grow with the load, and a crowd for one key takes one place, however large it is.
///
/// Any thread may use it.
///
/// @param <K> the key
/// @param <C> a call; the work answers it
public final class Lanes<K, C> {

    private final int places;
    private final int batch;
    private final int most;
    private final int mostPerKey;
    private final BiFunction<K, List<C>, Uni<Void>> work;

    private final Map<K, Lane> lanes = new HashMap<>();
    private final Queue<Lane> ready = new ArrayDeque<>();
    private int calls;
    private int taken;

    /// @param places how many batches may be in progress at once
    /// @param batch how many calls make up a batch at most
    /// @param most how many calls may be here, waiting or in progress
    /// @param mostPerKey how many of them for one key
    /// @param work answers the calls, also if it fails
    public Lanes(int places, int batch, int most, int mostPerKey, BiFunction<K, List<C>, Uni<Void>> work) {
        this.places = places;
        this.batch = batch;
        this.most = most;
        this.mostPerKey = mostPerKey;
        this.work = work;
    }

    /// However many calls come.
    public Lanes(int places, int batch, BiFunction<K, List<C>, Uni<Void>> work) {
        this(places, batch, Integer.MAX_VALUE, Integer.MAX_VALUE, work);
    }

    private final class Lane {

        private final K key;
        private final Queue<C> waiting = new ArrayDeque<>();
        private List<C> inProgress = List.of();

        Lane(K key) {
            this.key = key;
        }

        int size() {
            return waiting.size() + inProgress.size();
        }
    }

    /// @return whether there was room for it
    public boolean enter(K key, C call) {
        if (!admit(key, call)) {
            return false;
        }
        startNext();
        return true;
    }

    /// How many calls are here.
    public synchronized int calls() {
        return calls;
    }

    private synchronized boolean admit(K key, C call) {
        Lane lane = lanes.computeIfAbsent(key, Lane::new);
        if (calls == most || lane.size() >= mostPerKey) {
            forgetIfEmpty(lane);
            return false;
        }
        if (lane.size() == 0) {
            ready.add(lane);
        }
        lane.waiting.add(call);
        calls++;
        return true;
    }

    private void startNext() {
        Lane lane = next();
        if (lane != null) {
            Uni.createFrom()
                    .deferred(() -> work.apply(lane.key, lane.inProgress))
                    .subscribe()
                    .with(_ -> end(lane), _ -> end(lane));
        }
    }

    private synchronized @Nullable Lane next() {
        if (taken == places || ready.isEmpty()) {
            return null;
        }
        taken++;
        Lane lane = ready.remove();
        lane.inProgress = new ArrayList<>();
        while (lane.inProgress.size() < batch && !lane.waiting.isEmpty()) {
            lane.inProgress.add(lane.waiting.remove());
        }
        return lane;
    }

    private void end(Lane lane) {
        leave(lane);
        startNext();
    }

    private synchronized void leave(Lane lane) {
        taken--;
        calls -= lane.inProgress.size();
        lane.inProgress = List.of();
        if (!lane.waiting.isEmpty()) {
            ready.add(lane);
        }
        forgetIfEmpty(lane);
    }

    private void forgetIfEmpty(Lane lane) {
        if (lane.size() == 0) {
            lanes.remove(lane.key);
        }
    }
}
