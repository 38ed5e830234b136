package io.ticketing.storefront.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.market.FailedCall;
import io.ticketing.storefront.market.Order;
import io.ticketing.storefront.market.OrdersApi;
import io.ticketing.storefront.market.Refusal;
import io.ticketing.storefront.market.RefusedException;

/// Watches one order for its buyer's open page: seldom while the buyer thinks, often during a
/// payment and when the time is up.
final class OrderWatch {

    /// How long to watch closely after a payment has begun or a deadline has passed.
    private static final Duration CLOSELY = Duration.ofSeconds(30);

    private final OrdersApi orders;
    private final StorefrontConfig.Live config;
    private final Clock clock;
    private final @Nullable String session;
    private final UUID id;
    private final Instant payingUntil;
    private Instant nextLook = Instant.MIN;
    private boolean shown;
    private boolean over;

    /// @param paying whether the page has begun a payment
    OrderWatch(
            OrdersApi orders,
            StorefrontConfig.Live config,
            Clock clock,
            @Nullable String session,
            UUID id,
            boolean paying) {
        this.orders = orders;
        this.config = config;
        this.clock = clock;
        this.session = session;
        this.id = id;
        this.payingUntil = paying ? clock.instant().plus(CLOSELY) : Instant.MIN;
    }

    /// The order at each check, until it is over.
    Multi<Order> looks() {
        return Multi.createFrom()
                .ticks()
                .every(config.orderSoon())
                .onOverflow()
                .drop()
                .select()
                .first(_ -> !over)
                .select()
                .where(_ -> !clock.instant().isBefore(nextLook))
                .onItem()
                .transformToUniAndConcatenate(_ -> look());
    }

    /// Whether a refusal would be the same at the next try: it came with the first check. Later
    /// ones are due to expired sessions, which may have been renewed by then.
    boolean isFinal(Refusal why) {
        return !shown && !why.isForNow();
    }

    /// Nothing while the service is unavailable: the page goes on counting.
    private Uni<Order> look() {
        return orders.look(session, id)
                .invoke(this::plan)
                .onFailure(OrderWatch::isOutage)
                .invoke(this::planWithout)
                .onFailure(OrderWatch::isOutage)
                .recoverWithNull();
    }

    /// Reconnecting pages must not keep a service down that is about to come back.
    private void planWithout(Throwable failure) {
        FailedCall.note("An open order waits for news", failure);
        Instant now = clock.instant();
        nextLook = now.isBefore(payingUntil) ? now : now.plus(config.order());
    }

    private void plan(Order order) {
        Instant now = clock.instant();
        shown = true;
        over = order.isOver() && !(order.mayBeRevived() && now.isBefore(payingUntil));
        Instant deadline = order.expiresAt();
        if (now.isBefore(payingUntil) || order.status() == Order.Status.AWAITING_PAYMENT) {
            nextLook = now;
        } else if (now.isBefore(deadline)) {
            nextLook = earlier(now.plus(config.order()), deadline);
        } else {
            nextLook = now.isBefore(deadline.plus(CLOSELY)) ? now : now.plus(config.order());
        }
    }

    /// Any failure: without waiting, the client returns the connection's failure unchanged.
    private static boolean isOutage(Throwable failure) {
        return !(failure instanceof RefusedException);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
