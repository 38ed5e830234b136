package io.ticketing.payments.application.steps;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.OrderSnapshot;
import io.ticketing.payments.domain.OrderStatus;
import io.ticketing.payments.domain.PayableOrder;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentTerms;
import io.ticketing.payments.domain.SellerTerms;
import io.ticketing.testing.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;

class CallScheduleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final CallSchedule schedule = new CallSchedule(
            TestSettings.read(
                    PaymentsConfig.class,
                    Map.of(
                            "ticketing.payments.settlement.first-pause", "1s",
                            "ticketing.payments.settlement.longest-pause", "1m")),
            Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({"1, 1s", "2, 2s", "3, 4s", "6, 32s", "7, 60s", "8, 60s", "100, 60s"})
    void pausesTwiceAsLongEachTimeUpToAMaximum(int attempts, String pause) {
        var longest = Duration.parse("PT" + pause.toUpperCase());

        assertThat(pauseAfter(attempts)).isBetween(longest.dividedBy(2), longest);
    }

    @Test
    void spreadsPaymentsThatFailedTogether() {
        var pauses = IntStream.range(0, 100).mapToObj(_ -> pauseAfter(7)).toList();

        assertThat(pauses.stream().distinct().count()).isGreaterThan(90);
    }

    @ParameterizedTest
    @CsvSource({"PT10M, PT0S, PT1M", "PT10S, PT7S, PT7S", "PT2S, PT2S, PT2S", "PT0S, PT0S, PT0S"})
    void looksForTheBuyersAnswerOnceMoreBeforeTheHoldEnds(Duration left, Duration earliest, Duration latest) {
        var order = new PayableOrder(new OrderSnapshot(
                UUID.randomUUID(),
                1,
                OrderStatus.CREATED,
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                2050,
                "USD",
                NOW.plus(left)));

        assertThat(Duration.between(NOW, schedule.nextLook(payment(100), order)))
                .isBetween(earliest, latest);
    }

    private Duration pauseAfter(int attempts) {
        var payment = payment(attempts);
        schedule.again(payment, new GatewayOutcome.Unknown("no answer"));
        return Duration.between(NOW, payment.dueAt().orElseThrow());
    }

    private static Payment payment(int attempts) {
        var terms = new PaymentTerms(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 1, 2050, "USD");
        var payment = Payment.begin(
                UUID.randomUUID(),
                terms,
                new SellerTerms(UUID.randomUUID(), 0, null),
                "tok_visa",
                "https://shop.example/",
                NOW,
                Duration.ofSeconds(15));
        for (int i = 1; i < attempts; i++) {
            payment.attempt(NOW, Duration.ofSeconds(15));
        }
        return payment;
    }
}
