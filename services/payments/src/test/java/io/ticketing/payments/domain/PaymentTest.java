package io.ticketing.payments.domain;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.ticketing.payments.domain.PaymentFixture.INTENT;
import static io.ticketing.payments.domain.PaymentFixture.LEASE;
import static io.ticketing.payments.domain.PaymentFixture.NOW;
import static io.ticketing.payments.domain.PaymentFixture.PAGE;
import static io.ticketing.payments.domain.PaymentFixture.TERMS;
import static io.ticketing.payments.domain.PaymentFixture.authorizing;
import static io.ticketing.payments.domain.PaymentFixture.in;
import static io.ticketing.payments.domain.PaymentStatus.ACTION_REQUIRED;
import static io.ticketing.payments.domain.PaymentStatus.AUTHORIZED;
import static io.ticketing.payments.domain.PaymentStatus.AUTHORIZING;
import static io.ticketing.payments.domain.PaymentStatus.CAPTURED;
import static io.ticketing.payments.domain.PaymentStatus.CAPTURING;
import static io.ticketing.payments.domain.PaymentStatus.FAILED;
import static io.ticketing.payments.domain.PaymentStatus.REFUNDED;
import static io.ticketing.payments.domain.PaymentStatus.RETURNED;
import static io.ticketing.payments.domain.PaymentStatus.VOIDED;
import static io.ticketing.payments.domain.PaymentStatus.VOIDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PaymentTest {

    private static final Map<String, Consumer<Payment>> STEPS = Map.<String, Consumer<Payment>>ofEntries(
            Map.entry("opened", payment -> payment.opened(INTENT)),
            Map.entry("asks", payment -> payment.asks(PAGE, NOW)),
            Map.entry("authorized", payment -> payment.authorized(INTENT, NOW)),
            Map.entry("declined", payment -> payment.declined("card_declined", "No.")),
            Map.entry("givenUp", Payment::givenUp),
            Map.entry("capture", payment -> payment.capture(NOW)),
            Map.entry("captured", payment -> payment.captured(NOW)),
            Map.entry("captureRefused", payment -> payment.captureRefused("card_declined", "No.")),
            Map.entry("authorizationLost", Payment::authorizationLost),
            Map.entry("startVoid", payment -> payment.startVoid(NOW)),
            Map.entry("voided", Payment::voided),
            Map.entry("capturedInVain", Payment::capturedInVain),
            Map.entry("attempt", payment -> payment.attempt(NOW, LEASE)),
            Map.entry("tryAgainAt", payment -> payment.tryAgainAt(NOW)));

    private static final Map<PaymentStatus, Set<String>> LEGAL = Map.of(
            AUTHORIZING, Set.of("opened", "asks", "authorized", "declined", "givenUp", "attempt", "tryAgainAt"),
            ACTION_REQUIRED, Set.of("authorized", "declined", "givenUp", "attempt", "tryAgainAt"),
            AUTHORIZED, Set.of("capture", "authorizationLost", "startVoid"),
            CAPTURING, Set.of("captured", "captureRefused", "capturedInVain", "attempt", "tryAgainAt"),
            CAPTURED, Set.of("capturedInVain"),
            VOIDING, Set.of("voided", "capturedInVain", "attempt", "tryAgainAt"),
            FAILED, Set.of("capturedInVain"));

    static Stream<Arguments> illegalSteps() {
        return Stream.of(PaymentStatus.values())
                .flatMap(status -> STEPS.keySet().stream()
                        .filter(step -> !LEGAL.getOrDefault(status, Set.of()).contains(step))
                        .map(step -> Arguments.of(status, step)));
    }

    @ParameterizedTest
    @MethodSource("illegalSteps")
    void refusesWhatItsStatusDoesNotAllow(PaymentStatus status, String step) {
        var payment = in(status);
        var version = payment.version();

        assertThatThrownBy(() -> STEPS.get(step).accept(payment))
                .isInstanceOf(IllegalTransitionException.class)
                .hasMessageContaining(status.name());
        assertThat(payment.status()).isEqualTo(status);
        assertThat(payment.version()).isEqualTo(version);
    }

    @Test
    void beginsWithACallUnderWay() {
        var payment = authorizing();

        assertThat(payment.status()).isEqualTo(AUTHORIZING);
        assertThat(payment.version()).isEqualTo(1);
        assertThat(payment.attempts()).isEqualTo(1);
        assertThat(payment.dueAt()).contains(NOW.plus(LEASE));
        assertThat(payment.cardToken()).contains("tok_visa");
    }

    @Test
    void remembersItsNameAtTheGatewayBeforeTheCardIsAsked() {
        var payment = authorizing();
        payment.attempt(NOW, LEASE);

        payment.opened(INTENT);

        assertThat(payment.status()).isEqualTo(AUTHORIZING);
        assertThat(payment.intentId()).contains(INTENT);
        assertThat(payment.cardToken()).contains("tok_visa");
        assertThat(payment.attempts()).isEqualTo(1);
        assertThat(payment.version()).isEqualTo(1);
        assertThat(payment.dueAt()).contains(NOW.plus(LEASE));
        assertThat(payment.isStillAs(authorizing())).isFalse();
        assertThatThrownBy(() -> payment.opened("pi_2")).isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void waitsForItsBuyerWithoutTheCard() {
        var payment = authorizing();
        payment.opened(INTENT);

        payment.asks(PAGE, NOW.plusSeconds(1));

        assertThat(payment.status()).isEqualTo(ACTION_REQUIRED);
        assertThat(payment.version()).isEqualTo(2);
        assertThat(payment.cardToken()).isEmpty();
        assertThat(payment.actionUrl()).contains(PAGE);
        assertThat(payment.dueAt()).contains(NOW.plusSeconds(1));
        assertThat(payment.said()).isEmpty();
        assertThat(Authorization.of(payment)).isEqualTo(new Authorization.ActionRequired(payment));
    }

    @Test
    void forgetsThePageOfTheBankWithItsAnswer() {
        var authorized = in(ACTION_REQUIRED);
        var declined = in(ACTION_REQUIRED);

        assertThat(authorized.authorized(INTENT, NOW).version()).isEqualTo(3);
        assertThat(authorized.actionUrl()).isEmpty();
        assertThat(authorized.dueAt()).isEmpty();
        assertThat(declined.declined("authentication_failed", "No.").version()).isEqualTo(3);
        assertThat(declined.actionUrl()).isEmpty();
    }

    @Test
    void isGivenUpWithoutACardThatDeclines() {
        var payment = authorizing();

        var event = payment.givenUp();

        assertThat(event.stage()).isEqualTo(FailureStage.AUTHORIZATION);
        assertThat(payment.status()).isEqualTo(FAILED);
        assertThat(payment.cardToken()).isEmpty();
        assertThat(Authorization.of(payment)).isEqualTo(new Authorization.OrderCancelled());
    }

    @Test
    void forgetsTheCardWhenAuthorized() {
        var payment = authorizing();

        var event = payment.authorized(INTENT, NOW);

        assertThat(event).isEqualTo(new PaymentEvent.Authorized(payment.id(), 2, TERMS));
        assertThat(payment.status()).isEqualTo(AUTHORIZED);
        assertThat(payment.cardToken()).isEmpty();
        assertThat(payment.intentId()).contains(INTENT);
        assertThat(payment.dueAt()).isEmpty();
    }

    @Test
    void forgetsTheCardWhenDeclined() {
        var payment = authorizing();

        var event = payment.declined("expired_card", "Your card has expired.");

        assertThat(event)
                .isEqualTo(new PaymentEvent.Failed(payment.id(), 2, TERMS, FailureStage.AUTHORIZATION, "expired_card"));
        assertThat(payment.status()).isEqualTo(FAILED);
        assertThat(payment.cardToken()).isEmpty();
        assertThat(payment.failureMessage()).contains("Your card has expired.");
    }

    @Test
    void isCapturedInTwoSteps() {
        var payment = in(AUTHORIZED);

        payment.capture(NOW);
        assertThat(payment.status()).isEqualTo(CAPTURING);
        assertThat(payment.dueAt()).contains(NOW);

        assertThat(payment.captured(NOW)).isEqualTo(new PaymentEvent.Captured(payment.id(), 4, TERMS));
        assertThat(payment.status()).isEqualTo(CAPTURED);
        assertThat(payment.dueAt()).isEmpty();
    }

    @Test
    void failsWhenTheCaptureIsRefused() {
        var payment = in(CAPTURING);

        assertThat(payment.captureRefused("card_declined", "No."))
                .isEqualTo(new PaymentEvent.Failed(payment.id(), 4, TERMS, FailureStage.CAPTURE, "card_declined"));
        assertThat(payment.status()).isEqualTo(FAILED);
    }

    @Test
    void failsLikeARefusedCaptureWhenItsAuthorisationIsLost() {
        var payment = in(AUTHORIZED);

        assertThat(payment.authorizationLost())
                .isEqualTo(new PaymentEvent.Failed(payment.id(), 3, TERMS, FailureStage.CAPTURE, "canceled"));
        assertThat(payment.status()).isEqualTo(FAILED);
        assertThat(payment.dueAt()).isEmpty();
    }

    @Test
    void isVoidedInTwoSteps() {
        var payment = in(AUTHORIZED);

        payment.startVoid(NOW);
        assertThat(payment.status()).isEqualTo(VOIDING);
        assertThat(payment.dueAt()).contains(NOW);

        assertThat(payment.voided()).isEqualTo(new PaymentEvent.Voided(payment.id(), 4, TERMS));
        assertThat(payment.status()).isEqualTo(VOIDED);
    }

    @Test
    void countsTheCallsOfEachStep() {
        var payment = authorizing();
        payment.attempt(NOW, LEASE);
        assertThat(payment.attempts()).isEqualTo(2);

        payment.authorized(INTENT, NOW);
        payment.capture(NOW);
        payment.attempt(NOW, LEASE);

        assertThat(payment.attempts()).isEqualTo(1);
        assertThat(payment.dueAt()).contains(NOW.plus(LEASE));
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentStatus.class,
            names = {"AUTHORIZED", "CAPTURING", "CAPTURED"})
    void resultsInAnAuthorizationThatLasts(PaymentStatus status) {
        assertThat(Authorization.of(in(status))).isInstanceOf(Authorization.Authorized.class);
    }

    @Test
    void resultsInWhatBecameOfIt() {
        var refusedLater = in(CAPTURING);
        refusedLater.captureRefused("card_declined", "No.");

        assertThat(Authorization.of(authorizing())).isInstanceOf(Authorization.OutcomeUnknown.class);
        assertThat(Authorization.of(in(FAILED))).isInstanceOf(Authorization.Declined.class);
        assertThat(Authorization.of(refusedLater)).isInstanceOf(Authorization.Authorized.class);
        assertThat(Authorization.of(in(VOIDING))).isEqualTo(new Authorization.OrderCancelled());
        assertThat(Authorization.of(in(VOIDED))).isEqualTo(new Authorization.OrderCancelled());
    }

    @Test
    void isRefundedInParts() {
        var payment = in(CAPTURED);
        var first = payment.refund(UUID.randomUUID(), RefundReason.SELLER, 1, true, NOW);
        assertThat(payment.refundable()).isEqualTo(1);
        var second = payment.refund(UUID.randomUUID(), RefundReason.BUYER, 1, false, NOW);
        assertThat(payment.refundable()).isZero();

        assertThat(payment.refunded(first))
                .isEqualTo(new PaymentEvent.Refunded(payment.id(), 5, TERMS, first.id(), RefundReason.SELLER, 1, 1));
        assertThat(payment.status()).isEqualTo(CAPTURED);
        assertThat(payment.refunded(second))
                .isEqualTo(new PaymentEvent.Refunded(payment.id(), 6, TERMS, second.id(), RefundReason.BUYER, 2, 1));
        assertThat(payment.status()).isEqualTo(REFUNDED);
        assertThat(TERMS.priceOf(payment.ticketsRefunded())).isEqualTo(TERMS.total());
    }

    @Test
    void canBeRefundedAgainWhenARefundIsRefused() {
        var payment = in(CAPTURED);
        var refund = payment.refund(UUID.randomUUID(), RefundReason.SELLER, 2, true, NOW);

        payment.notRefunded(refund);

        assertThat(payment.refundable()).isEqualTo(2);
        assertThat(payment.ticketsRefunded()).isZero();
    }

    @Test
    void refundsNoMoreThanWasCaptured() {
        var payment = in(CAPTURED);
        payment.refund(UUID.randomUUID(), RefundReason.SELLER, 1, true, NOW);

        assertThatThrownBy(() -> payment.refund(UUID.randomUUID(), RefundReason.SELLER, 2, true, NOW))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @ParameterizedTest
    @EnumSource(
            names = {"CAPTURED", "RETURNING"},
            mode = EnumSource.Mode.EXCLUDE)
    void refundsOnlyWhatIsCaptured(PaymentStatus status) {
        assertThat(in(status).refundable()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"CAPTURING", "CAPTURED", "VOIDING", "FAILED"})
    void returnsWhatWasCapturedInVain(PaymentStatus status) {
        var payment = in(status);

        payment.capturedInVain();

        assertThat(payment.refundable()).isEqualTo(2);
        payment.refunded(payment.refund(UUID.randomUUID(), RefundReason.ORDER_LOST, 2, false, NOW));
        assertThat(payment.status()).isEqualTo(RETURNED);
    }

    /// Orders may ask for the outcome of a capture whose money came back later.
    @Test
    void saysThatItsCaptureFailedAlsoWhenTheMoneyIsReturned() {
        var payment = in(CAPTURING);
        payment.captureRefused("card_declined", "The card was declined.");
        payment.capturedInVain();

        assertThat(payment.said()).singleElement().isInstanceOf(PaymentEvent.Failed.class);
    }

    @Test
    void saysThatItWasCapturedAndHowMuchWasRefunded() {
        assertThat(in(CAPTURED).said()).singleElement().isInstanceOf(PaymentEvent.Captured.class);
        assertThat(in(REFUNDED).said())
                .element(1)
                .isInstanceOfSatisfying(
                        PaymentEvent.Refunded.class,
                        event -> assertThat(event.returned()).isEqualTo(2));
    }
}
