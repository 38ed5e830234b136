package io.ticketing.payments.domain;

import java.util.Optional;

/// How the books of payments and of the gateway may differ about a payment.
public enum Difference {
    /// The gateway has moved on, and payments has not heard of it.
    NOT_LEARNT,
    /// The gateway holds money for a payment that has ended.
    HELD_IN_VAIN,
    /// Only one of them has charged the buyer, or they have charged different amounts.
    CHARGED_DIFFERENTLY,
    /// They have paid back different amounts.
    REFUNDED_DIFFERENTLY,
    /// The buyer has complained to the bank, and payments has not heard of it.
    DISPUTE_NOT_LEARNT,
    /// The gateway holds or has charged money for a payment that payments does not know.
    UNKNOWN_HERE;

    /// Empty if both say the same. Only for payments at rest: calls that are under way differ for a
    /// moment.
    ///
    /// The gateway may have a second intent of the payment, whose id was lost with the answer. It holds
    /// no money.
    public static Optional<Difference> between(GatewayIntent there, Payment here) {
        if (here.intentId().filter(id -> !id.equals(there.id())).isPresent()) {
            return without(there);
        }
        if (GatewayNews.of(there.state())
                .filter(news -> news.moves(here.status()))
                .isPresent()) {
            return Optional.of(NOT_LEARNT);
        }
        return there.state() instanceof GatewayOutcome.Authorized && here.hasEndedUnpaid()
                ? Optional.of(HELD_IN_VAIN)
                : betweenAmounts(there, here);
    }

    private static Optional<Difference> betweenAmounts(GatewayIntent there, Payment here) {
        var charged = there.state() instanceof GatewayOutcome.Captured;
        if (charged != here.isCharged()
                || charged && !there.received().equals(here.terms().total())) {
            return Optional.of(CHARGED_DIFFERENTLY);
        }
        if (charged && !there.refunded().equals(here.terms().priceOf(here.ticketsRefunded()))) {
            return Optional.of(REFUNDED_DIFFERENTLY);
        }
        return there.disputed() && !here.isDisputed() ? Optional.of(DISPUTE_NOT_LEARNT) : Optional.empty();
    }

    /// What the gateway has about a payment that is unknown here, unless no money is involved.
    public static Optional<Difference> without(GatewayIntent there) {
        return there.state() instanceof GatewayOutcome.Authorized || there.state() instanceof GatewayOutcome.Captured
                ? Optional.of(UNKNOWN_HERE)
                : Optional.empty();
    }
}
