package io.ticketing.payments.gateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.GatewayOutcome.ActionRequired;
import io.ticketing.payments.domain.GatewayOutcome.Authorized;
import io.ticketing.payments.domain.GatewayOutcome.Cancelled;
import io.ticketing.payments.domain.GatewayOutcome.Captured;
import io.ticketing.payments.domain.GatewayOutcome.Misconfigured;
import io.ticketing.payments.domain.GatewayOutcome.Opened;
import io.ticketing.payments.domain.GatewayOutcome.Refused;
import io.ticketing.payments.domain.GatewayOutcome.Rejected;
import io.ticketing.payments.domain.GatewayOutcome.Unknown;

import static org.assertj.core.api.Assertions.assertThat;

class StripeReadingTest {

    private static final StripeReply.ErrorObject DECLINE =
            new StripeReply.ErrorObject("card_error", "expired_card", "Your card has expired.", null);

    @Test
    void readsWhatTheIntentSays() {
        assertThat(read(200, intent("requires_payment_method"))).isEqualTo(new Opened("pi_1", false));
        assertThat(read(200, intent("requires_confirmation"))).isEqualTo(new Opened("pi_1", true));
        assertThat(read(200, intent("requires_capture"))).isEqualTo(new Authorized("pi_1"));
        assertThat(read(200, intent("succeeded"))).isEqualTo(new Captured());
        assertThat(read(200, intent("canceled"))).isEqualTo(new Cancelled());
        assertThat(read(200, intent("requires_action"))).isInstanceOf(Rejected.class);
        assertThat(read(200, intent("processing"))).isInstanceOf(Unknown.class);
        assertThat(read(200, intent(null))).isInstanceOf(Unknown.class);
    }

    @Test
    void readsWhyTheCardWasRefused() {
        var refused = new Refused("expired_card", "Your card has expired.");

        assertThat(read(402, error(DECLINE))).isEqualTo(refused);
        assertThat(read(200, new StripeReply("pi_1", "requires_payment_method", DECLINE, null, null)))
                .isEqualTo(refused);
        assertThat(read(402, error(new StripeReply.ErrorObject("card_error", null, null, null))))
                .isEqualTo(new Refused("unknown", "The card was declined."));
    }

    @Test
    void readsWhereTheBankAsks() {
        var page = new StripeReply.NextAction(new StripeReply.Redirect("https://hooks.stripe.com/3ds"));
        var sdk = new StripeReply.NextAction(null);

        assertThat(read(200, new StripeReply("pi_1", "requires_action", null, page, null)))
                .isEqualTo(new ActionRequired("https://hooks.stripe.com/3ds"));
        assertThat(read(200, new StripeReply("pi_1", "requires_action", null, sdk, null)))
                .isInstanceOf(Rejected.class);
    }

    @Test
    void goesByTheIntentWhenTheCallCameTooLate() {
        var late = new StripeReply.ErrorObject(
                "invalid_request_error",
                "payment_intent_unexpected_state",
                "It has a status of succeeded.",
                intent("succeeded"));

        assertThat(read(400, error(late))).isEqualTo(new Captured());
    }

    @Test
    void tellsRejectedRequestsFromRefusedCards() {
        var unknownToken =
                new StripeReply.ErrorObject("invalid_request_error", "resource_missing", "No such token", null);

        assertThat(read(400, error(unknownToken)))
                .isEqualTo(new Rejected("resource_missing", "The gateway did not accept this card or amount."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"requires_payment_method", "requires_confirmation"})
    void doesNotRepeatWhatLeftTheIntentAsItWas(String status) {
        var used = new StripeReply.ErrorObject(
                "invalid_request_error", "token_already_used", "You cannot use a token twice", intent(status));

        assertThat(read(400, error(used)))
                .isEqualTo(new Rejected("token_already_used", "The gateway did not accept this card or amount."));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 402, 405, 410, 422})
    void doesNotRepeatWhatIsRefusedForAReason(int status) {
        var reason =
                new StripeReply.ErrorObject("invalid_request_error", "charge_expired_for_capture", "Too late", null);

        assertThat(read(status, error(reason))).isInstanceOf(Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 409, 424, 429, 500, 502, 503})
    void knowsNothingFromTransientFailures(int status) {
        assertThat(read(status, error(DECLINE))).isInstanceOf(Unknown.class);
        assertThat(read(status, null)).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void asksForAPersonWhenTheGatewayDoesNotKnowUs(int status) {
        assertThat(read(status, error(DECLINE))).isInstanceOf(Misconfigured.class);
    }

    @Test
    void asksForAPersonWhenTheKeyWasAnotherCalls() {
        var mismatch = new StripeReply.ErrorObject("idempotency_error", null, "Keys for …", null);

        assertThat(read(400, error(mismatch))).isInstanceOf(Misconfigured.class);
    }

    @Test
    void knowsNothingFromARefusalWithoutAReason() {
        assertThat(read(402, error(null))).isInstanceOf(Unknown.class);
        assertThat(read(402, null)).isInstanceOf(Unknown.class);
        assertThat(read(200, null)).isInstanceOf(Unknown.class);
    }

    private static GatewayOutcome read(int status, StripeReply reply) {
        return StripeReading.read(status, reply);
    }

    private static StripeReply intent(String status) {
        return new StripeReply("pi_1", status, null, null, null);
    }

    private static StripeReply error(StripeReply.ErrorObject error) {
        return new StripeReply(null, null, null, null, error);
    }
}
