package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.ticketing.payments.domain.DisputeStatus.INQUIRY;
import static io.ticketing.payments.domain.DisputeStatus.INQUIRY_CLOSED;
import static io.ticketing.payments.domain.DisputeStatus.LOST;
import static io.ticketing.payments.domain.DisputeStatus.OPEN;
import static io.ticketing.payments.domain.DisputeStatus.WON;
import static io.ticketing.payments.domain.PaymentFixture.NOW;
import static io.ticketing.payments.domain.PaymentFixture.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

class DisputeTest {

    private static final Payment PAYMENT = PaymentFixture.in(PaymentStatus.CAPTURED);
    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void followsTheMoney() {
        var dispute = in(told(INQUIRY, 0, false));
        assertThat(dispute.isTaken()).isFalse();

        dispute.learn(PAYMENT, told(OPEN, 1, true), LATER);
        assertThat(dispute.isTaken()).isTrue();

        dispute.learn(PAYMENT, told(WON, 2, false), LATER);
        assertThat(dispute.isTaken()).isFalse();
        assertThat(dispute.status()).isEqualTo(WON);
    }

    @Test
    void isNotMovedBackByAnAnswerThatComesLate() {
        var dispute = in(told(WON, 2, false));

        dispute.learn(PAYMENT, told(OPEN, 1, true), LATER);

        assertThat(dispute.status()).isEqualTo(WON);
        assertThat(dispute.isTaken()).isFalse();
    }

    @Test
    void learnsThatTheMoneyIsBackAfterItWasWon() {
        var dispute = in(told(WON, 1, true));

        dispute.learn(PAYMENT, told(WON, 2, false), LATER);

        assertThat(dispute.isTaken()).isFalse();
    }

    @Test
    void mayBecomeAChargebackAfterAnInquiry() {
        var dispute = in(told(INQUIRY_CLOSED, 0, false));

        dispute.learn(PAYMENT, told(OPEN, 1, true), LATER);

        assertThat(dispute.status()).isEqualTo(OPEN);
    }

    @Test
    void isLookedAtUntilNothingMoreIsExpected() {
        var dispute = in(told(INQUIRY_CLOSED, 0, false));
        assertThat(dispute.dueAt()).isEmpty();

        dispute.learn(PAYMENT, told(OPEN, 1, true), LATER);
        assertThat(dispute.dueAt()).contains(LATER);

        dispute.learn(PAYMENT, told(WON, 1, true), LATER);
        assertThat(dispute.dueAt()).contains(LATER);

        dispute.learn(PAYMENT, told(WON, 2, false), LATER);
        assertThat(dispute.dueAt()).isEmpty();
        assertThat(in(told(LOST, 1, true)).dueAt()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void leavesNothingToRefundWhileTheBankHasTheMoney(DisputeStatus status) {
        assertThat(status.takesMoney()).isEqualTo(status == OPEN || status == LOST);
    }

    private static Dispute in(GatewayDispute there) {
        return Dispute.opened(PAYMENT, there, LATER);
    }

    private static GatewayDispute told(DisputeStatus status, int movements, boolean taken) {
        return new GatewayDispute("du_1", "fraudulent", status, TERMS.total(), movements, taken, NOW, Optional.empty());
    }
}
