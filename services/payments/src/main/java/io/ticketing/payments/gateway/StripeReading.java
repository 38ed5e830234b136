package io.ticketing.payments.gateway;

import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.GatewayOutcome;

/// Reads a payment's state from Stripe's answers.
///
/// Source: <https://docs.stripe.com/payments/paymentintents/lifecycle> and
/// <https://docs.stripe.com/error-low-level>.
final class StripeReading {

    private static final String CARD_ERROR = "card_error";
    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_MESSAGE = 500;

    private StripeReading() {}

    /// @param reply the body, if there is one
    static GatewayOutcome read(int status, @Nullable StripeReply reply) {
        return switch (status) {
            case 200 -> reply == null ? unknown(status) : intent(reply);
            case 401, 403, 404 -> new GatewayOutcome.Misconfigured("the gateway answers with status " + status);
            case 408, 409, 424, 425, 429 -> unknown(status);
            default ->
                status < 400 || status >= 500 || reply == null || reply.error() == null
                        ? unknown(status)
                        : refusal(reply.error());
        };
    }

    private static GatewayOutcome refusal(StripeReply.ErrorObject error) {
        return switch (error.type()) {
            case CARD_ERROR -> refused(error);
            case "idempotency_error" -> new GatewayOutcome.Misconfigured("the gateway takes this for another call");
            case null, default -> lateOrRejected(error);
        };
    }

    /// If the call came too late or twice, the intent has the state. If not, nothing has happened
    /// to it, and nothing will when the call is repeated.
    private static GatewayOutcome lateOrRejected(StripeReply.ErrorObject error) {
        if (error.paymentIntent() == null) {
            return rejected(error);
        }
        var state = intent(error.paymentIntent());
        return state instanceof GatewayOutcome.Opened ? rejected(error) : state;
    }

    static GatewayOutcome intent(StripeReply intent) {
        return switch (intent.status()) {
            case "requires_capture" -> new GatewayOutcome.Authorized(intent.id());
            case "succeeded" -> new GatewayOutcome.Captured();
            case "canceled" -> new GatewayOutcome.Cancelled();
            case "requires_confirmation" -> new GatewayOutcome.Opened(intent.id(), true);
            case "requires_payment_method" ->
                intent.lastPaymentError() == null
                        ? new GatewayOutcome.Opened(intent.id(), false)
                        : refused(intent.lastPaymentError());
            case "requires_action" -> action(intent.nextAction());
            case null, default -> new GatewayOutcome.Unknown("the payment intent is " + intent.status());
        };
    }

    /// We ask for a page to send the buyer to. There is nothing else that the buyer could do here, so
    /// the intent is of no use.
    private static GatewayOutcome action(StripeReply.@Nullable NextAction action) {
        return action == null || action.redirect() == null || action.redirect().url() == null
                ? new GatewayOutcome.Rejected(
                        "authentication_required", "The card needs its holder to confirm the payment.")
                : new GatewayOutcome.ActionRequired(action.redirect().url());
    }

    private static GatewayOutcome refused(StripeReply.ErrorObject error) {
        return new GatewayOutcome.Refused(shorter(code(error), LONGEST_CODE), shorter(message(error), LONGEST_MESSAGE));
    }

    /// Only what Stripe says about a card is written for its holder.
    private static String message(StripeReply.ErrorObject error) {
        if (!CARD_ERROR.equals(error.type())) {
            return "The bank did not confirm the payment.";
        }
        return error.message() == null ? "The card was declined." : error.message();
    }

    private static GatewayOutcome rejected(StripeReply.ErrorObject error) {
        return new GatewayOutcome.Rejected(
                shorter(code(error), LONGEST_CODE), "The gateway did not accept this card or amount.");
    }

    private static GatewayOutcome unknown(int status) {
        return new GatewayOutcome.Unknown("the gateway answers with status " + status);
    }

    private static String code(StripeReply.ErrorObject error) {
        return error.code() == null ? "unknown" : error.code();
    }

    private static String shorter(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
