package io.ticketing.storefront.live;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.market.FailedCall;
import io.ticketing.storefront.market.Order;
import io.ticketing.storefront.market.OrdersApi;
import io.ticketing.storefront.market.Refusal;
import io.ticketing.storefront.market.RefusedException;

/// Looks at one order for its buyer's open page: seldom while they think, often while they pay and
/// when time is up.
final class OrderWatch {

    /// How long a payment that was begun, or a deadline that has passed, is followed closely.
    private static final Duration CLOSELY = Duration.ofSeconds(30);

    private final OrdersApi orders;
    private final StorefrontConfig.Live config;
    private final Clock clock;
    private final String session;
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
            String session,
            UUID id,
            boolean paying) {
        this.orders = orders;
        this.config = config;
        this.clock = clock;
        this.session = session;
        this.id = id;
        this.payingUntil = paying ? clock.instant().plus(CLOSELY) : Instant.MIN;
    }

    /// The order at each look, until it is over.
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

    /// Whether a refusal would be the same at the next try: it was there from the first look on.
    /// Later ones are of sessions that have run out, and may have been kept by then.
    boolean isFinal(Refusal why) {
        return !shown && !why.isForNow();
    }

    /// Nothing while the service is out of reach: the page goes on counting.
    private Uni<Order> look() {
        return orders.look(session, id)
                .invoke(this::plan)
                .onFailure(OrderWatch::isOutage)
                .invoke(this::planWithout)
                .onFailure(OrderWatch::isOutage)
                .recoverWithNull();
    }

    /// All open pages at once must not keep a service down that is about to come back.
    private void planWithout(Throwable failure) {
        FailedCall.note("An open order waits for news", failure);
        Instant now = clock.instant();
        nextLook = now.isBefore(payingUntil) ? now : now.plus(config.order());
    }

    private void plan(Order order) {
        Instant now = clock.instant();
        shown = true;
        over = order.isOver();
        Instant deadline = order.expiresAt();
        if (now.isBefore(payingUntil) || order.status() == Order.Status.AWAITING_PAYMENT) {
            nextLook = now;
        } else if (now.isBefore(deadline)) {
            nextLook = earlier(now.plus(config.order()), deadline);
        } else {
            nextLook = now.isBefore(deadline.plus(CLOSELY)) ? now : now.plus(config.order());
        }
    }

    /// Whatever it is: without waiting, the client gives the failure of the connection as it is.
    private static boolean isOutage(Throwable failure) {
        return !(failure instanceof RefusedException);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
