package io.ticketing.storefront.proxy;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.handler.HttpException;

import io.ticketing.storefront.StorefrontConfig;

/// Shares the connections to a service among clients: each has three quarters of them at most.
/// Its further calls wait for one that it gives back, as long as any call waits for a connection.
final class FairShare {

    private final int most;
    private final long patienceMillis;
    private final Map<String, Share> shares = new HashMap<>();

    private static final class Share {
        private int taken;
        private final Queue<Promise<Void>> waiting = new ArrayDeque<>();
    }

    FairShare(StorefrontConfig config) {
        this.most = StorefrontConfig.connectionsOfOne(config);
        this.patienceMillis = config.connectTimeoutMillis();
    }

    <T> Future<T> within(String client, Supplier<Future<T>> call) {
        return take(client)
                .compose(
                        _ ->
                                Future.succeededFuture()
                                        .compose(_ -> call.get())
                                        .onComplete(_ -> giveBack(client)));
    }

    private Future<Void> take(String client) {
        Promise<Void> turn = ((ContextInternal) Vertx.currentContext()).promise();
        if (hasRoom(client, turn)) {
            turn.complete();
        } else {
            Vertx vertx = Vertx.currentContext().owner();
            long timer = vertx.setTimer(patienceMillis, _ -> turn.tryFail(new HttpException(429)));
            turn.future().onComplete(_ -> vertx.cancelTimer(timer));
        }
        return turn.future();
    }

    private synchronized boolean hasRoom(String client, Promise<Void> turn) {
        Share share = shares.computeIfAbsent(client, _ -> new Share());
        if (share.taken == most) {
            share.waiting.add(turn);
            return false;
        }
        share.taken++;
        return true;
    }

    /// To the first call that still waits.
    private void giveBack(String client) {
        Promise<Void> next;
        do {
            next = next(client);
        } while (next != null && !next.tryComplete());
    }

    private synchronized Promise<Void> next(String client) {
        Share share = shares.get(client);
        Promise<Void> next = share.waiting.poll();
        if (next == null && --share.taken == 0) {
            shares.remove(client);
        }
        return next;
    }
}
