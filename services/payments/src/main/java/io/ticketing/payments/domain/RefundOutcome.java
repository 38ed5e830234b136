package io.ticketing.payments.domain;

/// What a call to the gateway revealed about a refund.
public sealed interface RefundOutcome {

    /// The money is on its way to the buyer.
    record Done() implements RefundOutcome {}

    /// The gateway has accepted it, and says later what came of it.
    record Accepted() implements RefundOutcome {}

    /// It will be refused again with the same content, or came back from the buyer's bank.
    record Refused(String code) implements RefundOutcome {

        /// Whether the buyer's bank has the money.
        public boolean isDisputed() {
            return code.equals("charge_disputed");
        }
    }

    /// The gateway has failed, and repeats that answer to the same key.
    record Broken(String reason) implements RefundOutcome {}

    /// Unknown: no answer, or one that asks for another try.
    record Unknown(String reason) implements RefundOutcome {}
}
