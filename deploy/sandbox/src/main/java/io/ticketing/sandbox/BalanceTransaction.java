package io.ticketing.sandbox;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What moves a merchant's balance, as Stripe shows it.
///
/// Source: <https://docs.stripe.com/api/balance_transactions/object>. Unlike at Stripe, all money is
/// available at once, in the currency of its charge, and has the same fee everywhere.
record BalanceTransaction(ObjectNode json) {

    static final String PREFIX = "txn_";

    /// 2.9 % and 30 of the currency's units, rounded half up.
    private static final long FEE_PER_MILLE = 29;
    private static final long FIXED_FEE = 30;

    /// A capture.
    static BalanceTransaction of(PaymentIntent intent) {
        var amount = intent.received();
        var fee = (amount * FEE_PER_MILLE + 500) / 1000 + FIXED_FEE;
        return of("charge", "charge", intent.latestCharge().orElseThrow(), amount, fee, intent.currency());
    }

    /// The fee of the charge is not given back.
    static BalanceTransaction of(Refund refund) {
        return of("refund", "refund", refund.id(), -refund.amount(), 0, refund.currency());
    }

    static BalanceTransaction ofFailed(Refund refund) {
        return of("refund_failure", "refund_failure", refund.id(), refund.amount(), 0, refund.currency());
    }

    private static BalanceTransaction of(
            String type, String category, String source, long amount, long fee, String currency) {
        var now = Instant.now().getEpochSecond();
        var json = Json.object()
                .put("id", Ids.ofObject(PREFIX))
                .put("object", "balance_transaction")
                .put("amount", amount)
                .put("available_on", now)
                .put("created", now)
                .put("currency", currency)
                .put("fee", fee)
                .put("net", amount - fee)
                .put("reporting_category", category)
                .put("source", source)
                .put("status", "available")
                .put("type", type);
        json.putNull("description");
        json.putNull("exchange_rate");
        var details = json.putArray("fee_details");
        if (fee != 0) {
            details.addObject()
                    .put("amount", fee)
                    .put("currency", currency)
                    .put("description", "Stripe processing fees")
                    .put("type", "stripe_fee")
                    .putNull("application");
        }
        return new BalanceTransaction(json);
    }

    String id() {
        return json.get("id").asText();
    }
}
