package io.ticketing.payments.domain;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.ticketing.money.Money;

import static io.ticketing.payments.domain.PaymentFixture.INTENT;
import static io.ticketing.payments.domain.PaymentFixture.NOW;
import static io.ticketing.payments.domain.PaymentFixture.TERMS;
import static io.ticketing.payments.domain.PaymentFixture.in;
import static org.assertj.core.api.Assertions.assertThat;

class DifferenceTest {

    private static final GatewayOutcome HELD = new GatewayOutcome.Authorized(INTENT);
    private static final GatewayOutcome CHARGED = new GatewayOutcome.Captured();
    private static final GatewayOutcome RELEASED = new GatewayOutcome.Cancelled();

    @Test
    void isNoneIfBothSayTheSame() {
        assertThat(Difference.between(there(HELD, 0, 0), in(PaymentStatus.AUTHORIZED)))
                .isEmpty();
        assertThat(Difference.between(there(CHARGED, 2, 0), in(PaymentStatus.CAPTURED)))
                .isEmpty();
        assertThat(Difference.between(there(CHARGED, 2, 2), in(PaymentStatus.REFUNDED)))
                .isEmpty();
        assertThat(Difference.between(there(CHARGED, 2, 2), in(PaymentStatus.RETURNED)))
                .isEmpty();
        assertThat(Difference.between(there(RELEASED, 0, 0), in(PaymentStatus.VOIDED)))
                .isEmpty();
        assertThat(Difference.between(there(RELEASED, 0, 0), in(PaymentStatus.FAILED)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CAPTURING", "VOIDING", "FAILED"})
    void isNotLearntIfTheGatewayHasChargedMeanwhile(PaymentStatus status) {
        assertThat(Difference.between(there(CHARGED, 2, 0), in(status))).contains(Difference.NOT_LEARNT);
    }

    @ParameterizedTest
    @EnumSource(names = {"VOIDED", "FAILED"})
    void isHeldInVainForWhatHasEnded(PaymentStatus status) {
        assertThat(Difference.between(there(HELD, 0, 0), in(status))).contains(Difference.HELD_IN_VAIN);
    }

    @Test
    void isChargedDifferently() {
        assertThat(Difference.between(there(CHARGED, 1, 0), in(PaymentStatus.CAPTURED)))
                .contains(Difference.CHARGED_DIFFERENTLY);
        assertThat(Difference.between(there(RELEASED, 0, 0), in(PaymentStatus.CAPTURED)))
                .contains(Difference.CHARGED_DIFFERENTLY);
        assertThat(Difference.between(there(CHARGED, 2, 0), in(PaymentStatus.VOIDED)))
                .contains(Difference.CHARGED_DIFFERENTLY);
    }

    @Test
    void isRefundedDifferently() {
        var payment = in(PaymentStatus.CAPTURED);
        payment.refunded(payment.refund(UUID.randomUUID(), RefundReason.SELLER, 1, true, NOW));

        assertThat(Difference.between(there(CHARGED, 2, 1), payment)).isEmpty();
        assertThat(Difference.between(there(CHARGED, 2, 0), payment)).contains(Difference.REFUNDED_DIFFERENTLY);
        assertThat(Difference.between(there(CHARGED, 2, 2), payment)).contains(Difference.REFUNDED_DIFFERENTLY);
    }

    /// The first of two intents, whose id was lost with the answer: the payment has the second.
    @Test
    void isNoneForALostIntentWithoutMoney() {
        var payment = in(PaymentStatus.CAPTURED);

        assertThat(Difference.between(lost(new GatewayOutcome.Opened("pi_lost", false), 0), payment))
                .isEmpty();
        assertThat(Difference.between(lost(RELEASED, 0), payment)).isEmpty();
        assertThat(Difference.between(lost(CHARGED, 2), payment)).contains(Difference.UNKNOWN_HERE);
    }

    private static GatewayIntent lost(GatewayOutcome state, int paid) {
        return new GatewayIntent("pi_lost", UUID.randomUUID(), TERMS.orderId(), state, price(paid), price(0), false);
    }

    @Test
    void isADisputeThatNobodyTold() {
        var payment = in(PaymentStatus.CAPTURED);

        assertThat(Difference.between(disputed(), payment)).contains(Difference.DISPUTE_NOT_LEARNT);

        payment.disputed();
        assertThat(Difference.between(disputed(), payment)).isEmpty();
    }

    @Test
    void isUnknownHereOnlyIfMoneyIsInvolved() {
        assertThat(Difference.without(there(HELD, 0, 0))).contains(Difference.UNKNOWN_HERE);
        assertThat(Difference.without(there(CHARGED, 2, 0))).contains(Difference.UNKNOWN_HERE);
        assertThat(Difference.without(there(RELEASED, 0, 0))).isEmpty();
        assertThat(Difference.without(there(new GatewayOutcome.Opened(INTENT, false), 0, 0)))
                .isEmpty();
    }

    private static GatewayIntent there(GatewayOutcome state, int paid, int refunded) {
        return there(state, paid, refunded, false);
    }

    private static GatewayIntent disputed() {
        return there(CHARGED, 2, 0, true);
    }

    private static GatewayIntent there(GatewayOutcome state, int paid, int refunded, boolean disputed) {
        return new GatewayIntent(
                INTENT, UUID.randomUUID(), TERMS.orderId(), state, price(paid), price(refunded), disputed);
    }

    private static Money price(int tickets) {
        return TERMS.priceOf(tickets);
    }
}
