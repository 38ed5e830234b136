package io.ticketing.payments.histories;

import java.time.Duration;

/// Brings a history to its end: nothing goes wrong any more, and everybody does what is left to do.
final class Ending {

    private static final int MOST_ROUNDS = 20;

    /// From then on the hold is over, and all other pauses.
    private static final int SHORT_ROUNDS = 2;

    private static final Duration LONG = Duration.ofMinutes(61);

    private Ending() {}

    static void of(History history) {
        history.calmDown();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            tellEachOther(history);
            history.paymentsSettles();
            history.paymentsAppliesEvents();
            history.paymentsRefunds();
            if (history.isAtRest()) {
                return;
            }
            if (history.below(2) == 0) {
                history.letThrough();
            }
            history.pass(round < SHORT_ROUNDS ? Step.A_WHILE : LONG);
            if (history.canOrderExpire()) {
                history.orderExpires();
            }
        }
        throw new AssertionError("It does not come to rest");
    }

    private static void tellEachOther(History history) {
        while (history.canOrdersRead() || history.canPaymentsRead()) {
            if (history.canPaymentsRead()) {
                history.paymentsReads();
            }
            if (history.canOrdersRead()) {
                history.ordersReads();
            }
        }
    }
}
