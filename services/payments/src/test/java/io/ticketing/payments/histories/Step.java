package io.ticketing.payments.histories;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Something that may happen next.
///
/// @param weight how often it does, compared with others
record Step(int weight, Predicate<History> isPossible, Consumer<History> happens) {

    /// Longer than a call may be silent, or than any pause but the one after a refused refund.
    static final Duration A_WHILE = Duration.ofMinutes(2);

    private static final List<Step> ALL = List.of(
            always(8, History::buyerPays),
            new Step(2, History::canBuyerPayAgain, History::buyerPaysAgain),
            always(2, History::buyerLooks),
            always(5, History::buyerAnswersTheBank),
            new Step(2, History::canBuyerCancel, History::buyerCancels),
            always(2, History::buyerReturnsTickets),
            always(3, History::sellerRefunds),
            new Step(1, History::canSellerCancelTheEvent, History::sellerCancelsTheEvent),
            always(1, History::othersWantTheTickets),
            new Step(6, History::canOrderExpire, History::orderExpires),
            new Step(14, History::canOrdersRead, History::ordersReads),
            new Step(1, History::canOrdersAskAgain, History::ordersAsksAgain),
            new Step(14, History::canPaymentsRead, History::paymentsReads),
            new Step(1, History::canPaymentsReadAgain, History::paymentsReadsAgain),
            always(10, History::paymentsSettles),
            always(4, History::paymentsRefunds),
            always(4, History::paymentsAppliesEvents),
            always(3, History::gatewayTells),
            new Step(2, History::canGatewayTellAgain, History::gatewayTellsAgain),
            always(1, History::authorizationExpires),
            always(2, History::gatewayWillFail),
            new Step(5, History::canBeReleased, History::release),
            new Step(4, History::canBeLetThrough, History::letThrough),
            always(5, history -> history.pass(A_WHILE)),
            always(2, History::deadlinePasses));

    private static Step always(int weight, Consumer<History> happens) {
        return new Step(weight, _ -> true, happens);
    }

    /// Lets one of those happen that are possible now.
    static void next(History history) {
        var possible =
                ALL.stream().filter(step -> step.isPossible.test(history)).toList();
        var left = history.below(possible.stream().mapToInt(Step::weight).sum());
        for (var step : possible) {
            left -= step.weight;
            if (left < 0) {
                step.happens.accept(history);
                return;
            }
        }
    }
}
