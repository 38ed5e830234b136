package io.ticketing.payments.api;

import java.time.Duration;

import io.ticketing.rest.Problem;
import io.ticketing.rest.ProblemType;

/// Says why a receipt or a seller's profile can't be shown or taken.
final class ReceiptProblems {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private ReceiptProblems() {}

    static Problem notYours() {
        return Problem.of(ProblemType.NOT_YOURS, "Only its buyer and seller can see a receipt");
    }

    static Problem notIssued() {
        return Problem.of(
                ProblemType.UNKNOWN_RECEIPT,
                "There is no receipt: the payment is not captured, or was captured only a moment ago");
    }

    static Problem unknownNote() {
        return Problem.of(ProblemType.UNKNOWN_RECEIPT, "There is no such credit note");
    }

    static Problem overloaded() {
        return Problem.of(ProblemType.OVERLOADED, "Too many receipts are being printed: try again later")
                .withRetryAfter(RETRY_AFTER);
    }

    static Problem unknownProfile() {
        return Problem.of(404, "You have not said yet how receipts name you");
    }
}
