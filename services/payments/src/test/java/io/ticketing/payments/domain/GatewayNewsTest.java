package io.ticketing.payments.domain;

import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.ticketing.payments.domain.GatewayNews.ACTION_REQUIRED;
import static io.ticketing.payments.domain.GatewayNews.AUTHORIZED;
import static io.ticketing.payments.domain.GatewayNews.CANCELLED;
import static io.ticketing.payments.domain.GatewayNews.CAPTURED;
import static io.ticketing.payments.domain.GatewayNews.DISPUTED;
import static io.ticketing.payments.domain.GatewayNews.REFUNDS_CHANGED;
import static io.ticketing.payments.domain.GatewayNews.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

class GatewayNewsTest {

    @Test
    void movesWhatWaitsForIt() {
        assertThat(moved(ACTION_REQUIRED)).containsExactly(PaymentStatus.AUTHORIZING);
        assertThat(moved(AUTHORIZED)).containsExactly(PaymentStatus.AUTHORIZING, PaymentStatus.ACTION_REQUIRED);
        assertThat(moved(REFUSED)).containsExactly(PaymentStatus.ACTION_REQUIRED);
    }

    @Test
    void returnsWhatIsCapturedForAPaymentThatHasEnded() {
        assertThat(moved(CAPTURED))
                .containsExactlyInAnyOrder(PaymentStatus.CAPTURING, PaymentStatus.VOIDING, PaymentStatus.FAILED);
    }

    @ParameterizedTest
    @EnumSource(names = {"CAPTURED", "REFUNDED", "RETURNING", "RETURNED"})
    void movesOnlyRefundsAndDisputesOfWhatIsCaptured(PaymentStatus status) {
        assertThat(GatewayNews.values())
                .filteredOn(news -> news.moves(status))
                .containsExactly(REFUNDS_CHANGED, DISPUTED);
    }

    @Test
    void movesNothingThatIsVoided() {
        assertThat(GatewayNews.values()).noneMatch(news -> news.moves(PaymentStatus.VOIDED));
    }

    @Test
    void cancelsWhatHasNotEnded() {
        assertThat(moved(CANCELLED))
                .containsExactly(
                        PaymentStatus.AUTHORIZING,
                        PaymentStatus.ACTION_REQUIRED,
                        PaymentStatus.AUTHORIZED,
                        PaymentStatus.CAPTURING,
                        PaymentStatus.VOIDING);
    }

    @Test
    void isNoneIfNothingIsDecided() {
        assertThat(Stream.of(
                        new GatewayOutcome.Opened("pi_1", true),
                        new GatewayOutcome.Rejected("code", "message"),
                        new GatewayOutcome.Unknown("reason"),
                        new GatewayOutcome.Misconfigured("reason")))
                .allMatch(outcome -> GatewayNews.of(outcome).isEmpty());
        assertThat(GatewayNews.of(new GatewayOutcome.Captured())).isEqualTo(Optional.of(CAPTURED));
    }

    private static EnumSet<PaymentStatus> moved(GatewayNews news) {
        var statuses = EnumSet.allOf(PaymentStatus.class);
        statuses.removeIf(status -> !news.moves(status));
        return statuses;
    }
}
