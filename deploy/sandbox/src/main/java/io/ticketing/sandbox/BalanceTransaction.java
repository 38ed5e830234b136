package io.ticketing.sandbox;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What moves a merchant's balance, as Stripe shows it.
///
/// Source: <https://docs.stripe.com/api/balance_transactions/object>. Unlike at Stripe, all money is
/// available at once, in the currency of its charge, and has the same fee everywhere.
record BalanceTransaction(ObjectNode json) {

    static final String PREFIX = "txn_";

    /// The fee of a charge is 2.9 % and 30 of the currency's units, rounded half up.
    private static final long PER_MILLE = 29;
    private static final long FIXED = 30;

    private static final Fee DISPUTE_FEE = new Fee(1500, "Dispute fee");
    private static final Fee NO_FEE = new Fee(0, "");

    private record Fee(long amount, String description) {

        static Fee ofCharge(long amount) {
            return new Fee((amount * PER_MILLE + 500) / 1000 + FIXED, "Stripe processing fees");
        }
    }

    /// A capture.
    static BalanceTransaction of(PaymentIntent intent) {
        var amount = intent.received();
        var charge = intent.latestCharge().orElseThrow();
        return of("charge", "charge", charge, amount, Fee.ofCharge(amount), intent.currency());
    }

    /// The fee of the charge is not given back.
    static BalanceTransaction of(Refund refund) {
        return of("refund", "refund", refund.id(), -refund.amount(), NO_FEE, refund.currency());
    }

    static BalanceTransaction ofFailed(Refund refund) {
        return of("refund_failure", "refund_failure", refund.id(), refund.amount(), NO_FEE, refund.currency());
    }

    static BalanceTransaction ofWithdrawal(Dispute dispute) {
        return of("adjustment", "dispute", dispute.id(), -dispute.amount(), DISPUTE_FEE, dispute.currency());
    }

    /// The fee of the dispute is not given back.
    static BalanceTransaction ofReinstatement(Dispute dispute) {
        return of("adjustment", "dispute_reversal", dispute.id(), dispute.amount(), NO_FEE, dispute.currency());
    }

    /// It pays a connected account.
    static BalanceTransaction of(Transfer transfer) {
        return of("transfer", "transfer", transfer.id(), -transfer.amount(), NO_FEE, transfer.currency());
    }

    static BalanceTransaction of(TransferReversal reversal) {
        return of(
                "transfer_refund", "transfer_reversal", reversal.id(), reversal.amount(), NO_FEE, reversal.currency());
    }

    private static BalanceTransaction of(
            String type, String category, String source, long amount, Fee fee, String currency) {
        var now = Instant.now().getEpochSecond();
        var json = Json.object()
                .put("id", Ids.ofObject(PREFIX))
                .put("object", "balance_transaction")
                .put("amount", amount)
                .put("available_on", now)
                .put("created", now)
                .put("currency", currency)
                .put("fee", fee.amount())
                .put("net", amount - fee.amount())
                .put("reporting_category", category)
                .put("source", source)
                .put("status", "available")
                .put("type", type);
        json.putNull("description");
        json.putNull("exchange_rate");
        var details = json.putArray("fee_details");
        if (fee.amount() != 0) {
            details.addObject()
                    .put("amount", fee.amount())
                    .put("currency", currency)
                    .put("description", fee.description())
                    .put("type", "stripe_fee")
                    .putNull("application");
        }
        return new BalanceTransaction(json);
    }

    String id() {
        return json.get("id").asText();
    }
}
