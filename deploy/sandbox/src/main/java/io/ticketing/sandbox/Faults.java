package io.ticketing.sandbox;

import java.time.Duration;

/// What is to go wrong.
///
/// @param failures how many calls, from the next one on, fail inside the gateway
/// @param losesAnswer whether the answer to the next call that takes effect is lost
/// @param delay how long each call takes longer
record Faults(NextCapture nextCapture, NextRefund nextRefund, int failures, boolean losesAnswer, Duration delay) {

    static final Faults NONE = new Faults(NextCapture.WORKS, NextRefund.WORKS, 0, false, Duration.ZERO);

    private static final int MOST_FAILURES = 1000;
    private static final int LONGEST_DELAY_MILLIS = 60_000;

    /// What becomes of the next capture.
    enum NextCapture {
        WORKS,
        /// The gateway fails, and nothing is captured.
        FAILS,
        /// The issuer refuses.
        IS_REFUSED
    }

    /// What becomes of the next refund.
    enum NextRefund {
        WORKS,
        /// The gateway fails, and nothing is refunded.
        FAILS,
        /// It succeeds, and then the bank returns the money.
        IS_RETURNED
    }

    /// As the control page sends them.
    static Faults of(Form form) {
        return new Faults(
                NextCapture.valueOf(form.require("next_capture")),
                NextRefund.valueOf(form.find("next_refund").orElse(NextRefund.WORKS.name())),
                bounded(form.require("failures"), MOST_FAILURES),
                form.find("loses_answer").isPresent(),
                Duration.ofMillis(bounded(form.require("delay_millis"), LONGEST_DELAY_MILLIS)));
    }

    private static int bounded(String number, int most) {
        return Math.clamp(Long.parseLong(number), 0, most);
    }

    Faults afterCapture(NextCapture done) {
        return nextCapture == done ? new Faults(NextCapture.WORKS, nextRefund, failures, losesAnswer, delay) : this;
    }

    Faults afterRefund(NextRefund done) {
        return nextRefund == done ? new Faults(nextCapture, NextRefund.WORKS, failures, losesAnswer, delay) : this;
    }

    Faults afterFailure() {
        return new Faults(nextCapture, nextRefund, Math.max(0, failures - 1), losesAnswer, delay);
    }

    Faults afterLoss() {
        return new Faults(nextCapture, nextRefund, failures, false, delay);
    }
}
