package io.ticketing.sandbox;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// A connected account as Stripe shows it, without its settings and what it says about its business.
///
/// Source: <https://docs.stripe.com/api/accounts/object>. It is an Express account: Stripe asks its
/// holder for everything.
record Account(ObjectNode json) {

    static final String PREFIX = "acct_";

    private static final String CAPABILITIES = "capabilities";
    private static final String TRANSFERS = "transfers";
    private static final String ACTIVE = "active";
    private static final String INACTIVE = "inactive";

    private static final List<String> AT_FIRST =
            List.of("business_type", "external_account", "tos_acceptance.date", "tos_acceptance.ip");
    private static final List<String> DOCUMENT = List.of("individual.verification.document");

    /// An account whose holder has said nothing yet.
    static Account of(AccountRequest request) {
        var id = Ids.ofObject(PREFIX);
        var currency = Currency.getInstance(Locale.of("", request.country()));
        var json = Json.object()
                .put("id", id)
                .put("object", "account")
                .put("business_type", request.businessType())
                .put("charges_enabled", false)
                .put("country", request.country())
                .put("created", Instant.now().getEpochSecond())
                .put("default_currency", currency.getCurrencyCode().toLowerCase(Locale.ROOT))
                .put("details_submitted", false)
                .put("email", request.email())
                .put("payouts_enabled", false)
                .put("type", "express");
        json.set("metadata", request.metadata());
        json.set("controller", controller());
        json.set("external_accounts", noExternalAccounts(id));
        json.set("requirements", requirements(AT_FIRST));
        json.set("future_requirements", requirements(List.of()));
        var capabilities = json.putObject(CAPABILITIES);
        if (request.wantsTransfers()) {
            capabilities.put(TRANSFERS, INACTIVE);
        }
        return new Account(json);
    }

    private static ObjectNode controller() {
        var controller = Json.object()
                .put("is_controller", true)
                .put("requirement_collection", "stripe")
                .put("type", "application");
        controller.putObject("fees").put("payer", "application_express");
        controller.putObject("losses").put("payments", "application");
        controller.putObject("stripe_dashboard").put("type", "express");
        return controller;
    }

    private static ObjectNode noExternalAccounts(String id) {
        var list = Json.object()
                .put("object", "list")
                .put("has_more", false)
                .put("total_count", 0)
                .put("url", "/v1/accounts/%s/external_accounts".formatted(id));
        list.putArray("data");
        return list;
    }

    private static ObjectNode requirements(List<String> due) {
        var requirements = Json.object().put("disabled_reason", due.isEmpty() ? null : "requirements.past_due");
        requirements.putNull("current_deadline");
        for (var list : List.of("currently_due", "eventually_due", "past_due")) {
            due.forEach(requirements.putArray(list)::add);
        }
        for (var list : List.of("alternatives", "errors", "pending_verification")) {
            requirements.putArray(list);
        }
        return requirements;
    }

    String id() {
        return json.get("id").asText();
    }

    ObjectNode metadata() {
        return (ObjectNode) json.get("metadata");
    }

    void tag(ObjectNode metadata) {
        json.set("metadata", metadata);
    }

    boolean takesTransfers() {
        return json.path(CAPABILITIES).path(TRANSFERS).asText().equals(ACTIVE);
    }

    boolean hasSubmittedDetails() {
        return json.get("details_submitted").asBoolean();
    }

    /// The holder has said everything, and Stripe believes it.
    void enable() {
        change(List.of(), ACTIVE);
    }

    /// The holder has said everything, but Stripe wants to see a document.
    void restrict() {
        change(DOCUMENT, INACTIVE);
    }

    private void change(List<String> due, String transfers) {
        json.put("details_submitted", true).put("payouts_enabled", due.isEmpty());
        json.set("requirements", requirements(due));
        var capabilities = (ObjectNode) json.get(CAPABILITIES);
        if (capabilities.has(TRANSFERS)) {
            capabilities.put(TRANSFERS, transfers);
        }
    }
}
