package io.ticketing.storefront;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.handler.HttpException;
import org.jspecify.annotations.Nullable;

/// Shares connections to the services among clients: each has three quarters of them at most.
///
/// Its further calls wait for one that it gives back, as long as any call waits for a connection.
@ApplicationScoped
public class FairShare {

    private static final int TOO_MANY = 429;

    private final Vertx vertx;
    private final int most;
    private final long patienceMillis;
    private final Map<Claim, Share> shares = new HashMap<>();

    private record Claim(String what, String client) {}

    private static final class Share {
        private int taken;
        private final Queue<Promise<Void>> waiting = new ArrayDeque<>();
    }

    FairShare(Vertx vertx, StorefrontConfig config) {
        this.vertx = vertx;
        this.most = config.connectionsPerService() - config.connectionsPerService() / 4;
        this.patienceMillis = config.connectTimeoutMillis();
    }

    /// @param what which connections, such as those for the calls to one service
    public <T> Future<T> within(String what, String client, Supplier<Future<T>> call) {
        return take(what, client)
                .compose(
                        _ -> Future.succeededFuture().compose(_ -> call.get()).onComplete(_ -> giveBack(what, client)));
    }

    /// Fails with the status 429 when it has waited too long. Each that is taken is to be given
    /// back.
    public Future<Void> take(String what, String client) {
        var claim = new Claim(what, client);
        Promise<Void> turn = Promise.promise();
        if (hasRoom(claim, turn)) {
            return Future.succeededFuture();
        }
        long timer = vertx.setTimer(patienceMillis, _ -> giveUp(claim, turn));
        turn.future().onComplete(_ -> vertx.cancelTimer(timer));
        return here(turn);
    }

    /// Goes on where the caller is, not where another call gives its connection back.
    private Future<Void> here(Promise<Void> turn) {
        Context context = vertx.getOrCreateContext();
        Promise<Void> here = Promise.promise();
        turn.future().onComplete(end -> context.runOnContext(_ -> here.handle(end)));
        return here.future();
    }

    /// To the first call that still waits.
    public void giveBack(String what, String client) {
        var claim = new Claim(what, client);
        Promise<Void> next;
        do {
            next = next(claim);
        } while (next != null && !next.tryComplete());
    }

    private synchronized boolean hasRoom(Claim claim, Promise<Void> turn) {
        Share share = shares.computeIfAbsent(claim, _ -> new Share());
        if (share.taken == most) {
            share.waiting.add(turn);
            return false;
        }
        share.taken++;
        return true;
    }

    private void giveUp(Claim claim, Promise<Void> turn) {
        if (turn.tryFail(new HttpException(TOO_MANY))) {
            forget(claim, turn);
        }
    }

    private synchronized void forget(Claim claim, Promise<Void> turn) {
        Share share = shares.get(claim);
        if (share != null) {
            share.waiting.remove(turn);
        }
    }

    private synchronized @Nullable Promise<Void> next(Claim claim) {
        Share share = Objects.requireNonNull(shares.get(claim));
        Promise<Void> next = share.waiting.poll();
        if (next == null && --share.taken == 0) {
            shares.remove(claim);
        }
        return next;
    }
}
