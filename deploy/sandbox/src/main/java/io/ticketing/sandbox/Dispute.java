package io.ticketing.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A dispute as Stripe shows it: a chargeback, which takes the money back, or an inquiry, which
/// does not.
///
/// Source: <https://docs.stripe.com/api/disputes/object>, <https://docs.stripe.com/disputes/how-disputes-work>.
record Dispute(ObjectNode json) {

    static final String PREFIX = "du_";

    private static final String STATUS = "status";
    private static final String NEEDS_RESPONSE = "needs_response";
    private static final String WON = "won";
    private static final String WARNING = "warning_";
    private static final String INQUIRY_NEEDS_RESPONSE = WARNING + NEEDS_RESPONSE;
    private static final String INQUIRY_CLOSED = WARNING + "closed";
    private static final Duration TIME_FOR_EVIDENCE = Duration.ofDays(9);

    private static final List<String> EVIDENCE = List.of("""
            access_activity_log billing_address cancellation_policy cancellation_policy_disclosure
            cancellation_rebuttal customer_communication customer_email_address customer_name customer_purchase_ip
            customer_signature duplicate_charge_documentation duplicate_charge_explanation duplicate_charge_id
            product_description receipt refund_policy refund_policy_disclosure refund_refusal_explanation service_date
            service_documentation shipping_address shipping_carrier shipping_date shipping_documentation
            shipping_tracking_number uncategorized_file uncategorized_text
            """.split("\\s+"));

    static Dispute of(Charge charge, DisputeKind kind) {
        var intent = charge.intent();
        var isInquiry = kind == DisputeKind.INQUIRY;
        var now = Instant.now();
        var json = Json.object()
                .put("id", Ids.ofObject(PREFIX))
                .put("object", "dispute")
                .put("amount", charge.left())
                .put("charge", intent.latestCharge().orElseThrow())
                .put("created", now.getEpochSecond())
                .put("currency", intent.currency())
                .put("is_charge_refundable", isInquiry)
                .put("livemode", false)
                .put("payment_intent", intent.id())
                .put("reason", kind.reason())
                .put(STATUS, isInquiry ? INQUIRY_NEEDS_RESPONSE : NEEDS_RESPONSE);
        json.putArray("balance_transactions");
        json.putArray("enhanced_eligibility_types");
        json.putObject("metadata");
        var evidence = json.putObject("evidence");
        EVIDENCE.forEach(evidence::putNull);
        evidence.putObject("enhanced_evidence");
        json.putObject("evidence_details")
                .put("due_by", now.plus(TIME_FOR_EVIDENCE).getEpochSecond())
                .put("has_evidence", false)
                .put("past_due", false)
                .put("submission_count", 0)
                .putObject("enhanced_eligibility");
        json.putObject("payment_method_details")
                .put("type", "card")
                .putObject("card")
                .put("brand", intent.card().json().at("/card/brand").asText())
                .put("case_type", isInquiry ? "inquiry" : "chargeback")
                .put("network_reason_code", kind.networkCode());
        return new Dispute(json);
    }

    String id() {
        return json.get("id").asText();
    }

    String intentId() {
        return json.get("payment_intent").asText();
    }

    String reason() {
        return json.get("reason").asText();
    }

    long amount() {
        return json.get("amount").asLong();
    }

    String currency() {
        return json.get("currency").asText();
    }

    String status() {
        return json.get(STATUS).asText();
    }

    boolean isInquiry() {
        return status().startsWith(WARNING);
    }

    boolean isOpen() {
        return status().endsWith(NEEDS_RESPONSE);
    }

    /// Whether the merchant may still return the money.
    boolean leavesMoney() {
        return isInquiry() || status().equals(WON);
    }

    /// @param transaction takes the money from the merchant's balance, or returns it
    void bookAs(BalanceTransaction transaction) {
        ((ArrayNode) json.get("balance_transactions")).add(transaction.json());
    }

    void win() {
        json.put(STATUS, isInquiry() ? INQUIRY_CLOSED : WON).put("is_charge_refundable", true);
    }

    void lose() {
        json.put(STATUS, isInquiry() ? INQUIRY_CLOSED : "lost");
    }
}
