package io.ticketing.payments.gateway;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentTerms;
import io.ticketing.payments.domain.RefundReason;
import io.ticketing.payments.domain.SellerTerms;

import static org.assertj.core.api.Assertions.assertThat;

/// Makes the calls that payments makes, and compares the answers with those that it relies on:
/// `stripe-contract.txt`. In a build the sandbox gateway answers. Stripe itself does with
/// `STRIPE_SECRET_KEY=sk_test_… ./mvnw test -pl services/payments -Dtest=StripeContractTest`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StripeContractTest {

    private static final String INTENTS = "/v1/payment_intents";
    private static final String REFUNDS = "/v1/refunds";
    private static final String ACCOUNTS = "/v1/accounts";
    private static final String TRANSFERS = "/v1/transfers";

    /// Stripe lists an event a moment after the answer to the call that caused it.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ContractParty gateway = ContractParty.open();
    private final StripeContract contract = StripeContract.read();

    @AfterAll
    void everythingRecordedWasSeen() {
        assertThat(contract.unseen()).isEmpty();
    }

    @Test
    void authorizesAndCaptures() {
        var payment = paidWith("tok_visa");
        var intent = open(payment);

        contract.check("authorised", confirm(payment, intent));
        contract.check("retrieved", gateway.get(INTENTS + "/" + intent));
        contract.check("captured", capture(payment, intent, 1));
        contract.check("captured-again", capture(payment, intent, 2));
        contract.check("cancelled-after-capture", cancel(payment, intent));

        told("authorised", "amount_capturable_updated", intent);
        told("captured", "succeeded", intent);
    }

    @Test
    void cancels() {
        var payment = paidWith("pm_card_visa");
        var intent = open(payment);
        confirm(payment, intent);

        contract.check("cancelled", cancel(payment, intent));
        contract.check("captured-after-cancel", capture(payment, intent, 1));

        told("cancelled", "canceled", intent);
    }

    @Test
    void declines() {
        var payment = paidWith("tok_chargeDeclined");
        var intent = open(payment);

        contract.check("declined", confirm(payment, intent));
        contract.check("retrieved-after-decline", gateway.get(INTENTS + "/" + intent));

        told("declined", "payment_failed", intent);
    }

    @Test
    void asksTheBuyer() {
        var payment = paidWith("pm_card_authenticationRequired");
        var intent = open(payment);

        contract.check("asked", confirm(payment, intent));

        told("asked", "requires_action", intent);
    }

    @Test
    void remembersKeys() {
        var payment = paidWith("tok_visa");
        var key = payment.id() + "-open";
        var first = gateway.post(INTENTS, key, StripeForms.opening(payment));
        confirm(payment, first.id());

        var again = gateway.post(INTENTS, key, StripeForms.opening(payment));

        contract.check("opened-again", again);
        assertThat(again.id()).isEqualTo(first.id());
        contract.check("key-used-for-another", gateway.post(INTENTS, key, StripeForms.opening(paidWith("tok_visa"))));
    }

    @Test
    void refusesWhatItDoesNotTake() {
        var little = StripeForms.opening(paidWith("tok_visa"));
        little.putSingle("amount", "1");
        var stranger = gateway.withKey("sk_wrong");

        contract.check(
                "amount-too-small", gateway.post(INTENTS, UUID.randomUUID().toString(), little));
        contract.check("wrong-key", stranger.get(INTENTS + "?limit=1"));
    }

    @Test
    void refundsOnce() {
        var payment = paidWith("tok_visa");
        var intent = open(payment);
        confirm(payment, intent);
        capture(payment, intent, 1);
        var form = refund(payment, intent);

        contract.check("refunded", gateway.post(REFUNDS, UUID.randomUUID().toString(), form));
        contract.check("refunded-again", gateway.post(REFUNDS, UUID.randomUUID().toString(), form));
        contract.check("refunds", gateway.get("%s?payment_intent=%s&limit=100".formatted(REFUNDS, intent)));
    }

    @Test
    void opensSellersAccounts() {
        var seller = UUID.randomUUID();
        var opened = gateway.post(ACCOUNTS, seller + "-account-0", AccountGateway.form(seller));
        contract.check("account-opened", opened);
        contract.check("account", gateway.get(ACCOUNTS + "/" + opened.id()));
        contract.check("accounts", gateway.get(ACCOUNTS + "?limit=100"));
        var link = AccountGateway.linkForm(opened.id(), URI.create("https://shop.example/"));
        contract.check(
                "account-link",
                gateway.post("/v1/account_links", UUID.randomUUID().toString(), link));

        var payout = UUID.randomUUID().toString();
        contract.check("transfer-refused", gateway.post(TRANSFERS, payout, transfer(opened.id(), payout)));
        contract.check("transfers", gateway.get(TRANSFERS + "?limit=1&transfer_group=" + payout));
    }

    @Test
    void tellsWhatItHasBooked() {
        var payment = paidWith("tok_createDispute");
        var intent = open(payment);
        confirm(payment, intent);
        capture(payment, intent, 1);
        var disputes = "/v1/disputes?limit=100&payment_intent=" + intent;
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> gateway.get(disputes).body().at("/data/0").isObject());

        contract.check("disputes", gateway.get(disputes));
        contract.check("balance", gateway.get("/v1/balance"));
        contract.check("bookings", gateway.get("/v1/balance_transactions?limit=1&expand%5B%5D=data.source"));
    }

    @Test
    void showsItsBooks() {
        var payment = paidWith("tok_visa");
        var intent = open(payment);
        confirm(payment, intent);
        capture(payment, intent, 1);
        var now = Instant.now().getEpochSecond();

        var books = gateway.get("%s?created[gte]=%d&created[lt]=%d&limit=100&expand[]=data.latest_charge"
                .formatted(INTENTS, now - 300, now + 300)
                .replace("[", "%5B")
                .replace("]", "%5D"));

        contract.check("books", books);
        contract.check("books-with-charge", new ContractParty.Answer(books.status(), entry(books.body(), intent)));
    }

    private static Payment paidWith(String card) {
        var terms = new PaymentTerms(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 1, 2050, "USD");
        return Payment.begin(
                UUID.randomUUID(),
                terms,
                new SellerTerms(UUID.randomUUID(), 0, null),
                card,
                "https://shop.example/",
                Instant.now(),
                Duration.ofMinutes(1));
    }

    private static MultivaluedMap<String, String> transfer(String account, String payout) {
        var form = new MultivaluedHashMap<String, String>();
        form.add("amount", "100");
        form.add("currency", "usd");
        form.add("destination", account);
        form.add("transfer_group", payout);
        form.add(StripeMetadata.parameter(StripeMetadata.PAYOUT), payout);
        return form;
    }

    private String open(Payment payment) {
        var answer = gateway.post(INTENTS, payment.id() + "-open", StripeForms.opening(payment));
        contract.check("opened", answer);
        return answer.id();
    }

    private ContractParty.Answer confirm(Payment payment, String intent) {
        return call(payment, intent, "confirm", StripeForms.confirmation(payment, false), 1);
    }

    private ContractParty.Answer capture(Payment payment, String intent, int attempt) {
        return call(payment, intent, "capture", StripeForms.capture(payment), attempt);
    }

    private ContractParty.Answer cancel(Payment payment, String intent) {
        return call(payment, intent, "cancel", StripeForms.cancellation(), 1);
    }

    private ContractParty.Answer call(
            Payment payment, String intent, String call, MultivaluedMap<String, String> form, int attempt) {
        return gateway.post(
                "%s/%s/%s".formatted(INTENTS, intent, call), "%s-%s-%d".formatted(payment.id(), call, attempt), form);
    }

    private static MultivaluedMap<String, String> refund(Payment payment, String intent) {
        payment.authorized(intent, Instant.now());
        payment.capture(Instant.now());
        payment.captured(Instant.now());
        var refund = payment.refund(UUID.randomUUID(), RefundReason.SELLER, 1, true, Instant.now());
        return RefundGateway.form(payment, refund, 2050);
    }

    private void told(String what, String type, String intent) {
        var name = "payment_intent." + type;
        var event = Awaitility.await(name)
                .atMost(PATIENCE)
                .until(() -> event(name, intent), found -> !found.isMissingNode());
        contract.check("told-" + what, new ContractParty.Answer(200, event));
    }

    private JsonNode event(String type, String intent) {
        for (var event : gateway.get("/v1/events?limit=100&type=" + type).body().get("data")) {
            if (event.at("/data/object/id").asText().equals(intent)) {
                return event;
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode entry(JsonNode books, String intent) {
        for (var entry : books.get("data")) {
            if (entry.get("id").asText().equals(intent)) {
                return entry;
            }
        }
        return MissingNode.getInstance();
    }
}
