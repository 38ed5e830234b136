package io.ticketing.payments.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.ticketing.money.Money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PayoutTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Money MONEY = new Money(1948, Money.currency("USD"));

    private final Payout payout = payout();

    @Test
    void keepsItsKeyThoughAnswersAreLost() {
        payout.attempt(NOW, Duration.ofSeconds(15));
        var first = payout.key();
        assertThat(payout.isRepeated()).isFalse();

        payout.tryAgainAt(NOW);
        payout.attempt(NOW, Duration.ofSeconds(15));

        assertThat(payout.isRepeated()).isTrue();
        assertThat(payout.key()).isEqualTo(first);
    }

    @Test
    void getsAnotherKeyAfterAnAnswerThatTheGatewayWouldRepeat() {
        var first = payout.key();

        payout.broke(NOW.plusSeconds(600));
        var second = payout.key();
        payout.postpone(NOW);

        assertThat(second).isNotEqualTo(first);
        assertThat(payout.key()).isNotEqualTo(second).isNotEqualTo(first);
    }

    @Test
    void isInDoubtAfterAFailureOfTheGatewayForAWhile() {
        payout.postpone(NOW);
        assertThat(payout.isInDoubt(NOW)).isFalse();

        payout.broke(NOW.plusSeconds(600));

        assertThat(payout.isInDoubt(NOW.plusSeconds(599))).isTrue();
        assertThat(payout.isInDoubt(NOW.plusSeconds(600))).isFalse();
    }

    @Test
    void endsOnce() {
        payout.paid("tr_1", NOW);

        assertThat(payout.status()).isEqualTo(PayoutStatus.PAID);
        assertThat(payout.transferId()).contains("tr_1");
        assertThat(payout.endedAt()).contains(NOW);
        assertThatThrownBy(() -> payout.failed("account_closed", NOW)).isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> payout.paid("tr_2", NOW)).isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void mayBePaidUntilAnAttemptWithoutAnswerIsTooOldToHaveAnEffect() {
        payout.attempt(NOW, Duration.ofSeconds(15));
        assertThat(payout.mayBePaid(NOW)).isFalse();

        payout.attempt(NOW, Duration.ofSeconds(15));
        assertThat(payout.mayBePaid(NOW)).isTrue();

        payout.broke(NOW.plusSeconds(600));
        assertThat(payout.mayBePaid(NOW)).isTrue();
        assertThat(payout.mayBePaid(NOW.plusSeconds(600))).isFalse();
    }

    /// An attempt without an answer may have paid it.
    @Test
    void isCertainlyNotPaidOnlyUntilTheGatewayIsAskedAgain() {
        payout.attempt(NOW, Duration.ofSeconds(15));
        assertThat(payout.hasWaited()).isFalse();
        payout.postpone(NOW);

        payout.attempt(NOW, Duration.ofSeconds(15));
        assertThat(payout.hasWaited()).isTrue();

        payout.attempt(NOW, Duration.ofSeconds(15));
        assertThat(payout.hasWaited()).isFalse();
    }

    @Test
    void failsForAReason() {
        payout.failed("account_closed", NOW);

        assertThat(payout.isPending()).isFalse();
        assertThat(payout.failureCode()).contains("account_closed");
        assertThat(payout.transferId()).isEmpty();
    }

    @Test
    void needsAnAccount() {
        assertThatThrownBy(() -> Payout.begin(UUID.randomUUID(), new SellerAccount(), MONEY, NOW))
                .isInstanceOf(RuntimeException.class);
    }

    private static Payout payout() {
        var account = new SellerAccount();
        account.learn("acct_1", SellerAccountStatus.ENABLED);
        return Payout.begin(UUID.randomUUID(), account, MONEY, NOW);
    }
}
