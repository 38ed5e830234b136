package io.ticketing.payments.api;

import io.ticketing.rest.Problem;
import io.ticketing.rest.ProblemType;

/// Says why a webhook is not taken.
final class WebhookProblems {

    private WebhookProblems() {}

    static Problem forged() {
        return Problem.of(
                ProblemType.INVALID_SIGNATURE,
                "The header %s must be of this body, of one of our secrets, and of the last few minutes"
                        .formatted(StripeWebhookApi.SIGNATURE));
    }

    static Problem unreadable() {
        return Problem.of(ProblemType.INVALID_REQUEST, "The body is not an event");
    }

    static Problem unverifiable() {
        return Problem.of(404, "This installation takes no webhooks: no secret is configured");
    }
}
