package io.ticketing.payments.histories;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.ticketing.payments.domain.OrderStatus;
import io.ticketing.payments.domain.PaymentStatus;
import io.ticketing.payments.histories.GatewayRecords.Intent;

import static org.assertj.core.api.Assertions.assertThat;

/// What holds at the end of every history: I2 and I3, by the gateway's books and by ours.
final class Promises {

    private static final List<PaymentStatus> CHARGED =
            List.of(PaymentStatus.CAPTURED, PaymentStatus.REFUNDED, PaymentStatus.RETURNING, PaymentStatus.RETURNED);

    private final History history;
    private final Terms terms;
    private final List<Intent> intents;
    private final Map<UUID, PaymentRecords.Payment> payments;

    private Promises(History history) {
        this.history = history;
        this.terms = history.terms();
        this.intents = history.intents();
        this.payments =
                history.payments().stream().collect(Collectors.toMap(PaymentRecords.Payment::id, Function.identity()));
    }

    static void check(History history) {
        var promises = new Promises(history);
        promises.nothingIsHeld();
        promises.booksAreEqual();
        promises.chargedOnceForTickets();
    }

    private void nothingIsHeld() {
        assertThat(intents)
                .as("I2: nothing is held, and no bank asks")
                .extracting(Intent::status)
                .isSubsetOf("requires_payment_method", "canceled", "succeeded");
    }

    private void booksAreEqual() {
        for (var intent : intents) {
            var payment = payments.get(intent.paymentId());
            assertThat(payment).as("a payment of the gateway's " + intent.id()).isNotNull();
            if (intent.id().equals(payment.intentId())) {
                assertThat(CHARGED.contains(payment.status()))
                        .as("charged in both books: %s, %s", payment, intent)
                        .isEqualTo(isCharged(intent));
            } else {
                assertThat(isCharged(intent))
                        .as("charged without our knowledge")
                        .isFalse();
            }
        }
        assertThat(payments.values())
                .filteredOn(payment -> CHARGED.contains(payment.status()))
                .allSatisfy(
                        payment -> assertThat(intents).extracting(Intent::id).contains(payment.intentId()));
    }

    private void chargedOnceForTickets() {
        var charged = intents.stream().filter(Promises::isCharged).toList();
        for (var intent : charged) {
            assertThat(intent.received()).as("the whole amount").isEqualTo(terms.quantity() * terms.units());
            assertThat(intent.currency()).isEqualToIgnoringCase(terms.currency());
            var tickets = ticketsOf(intent);
            assertThat(left(intent))
                    .as("I2: what the buyer has paid for %d tickets", tickets)
                    .isEqualTo(tickets * terms.units());
        }
        assertThat(charged.stream().anyMatch(this::isOfTheOrder))
                .as("I3: charged for the order, which is %s", history.order().status())
                .isEqualTo(history.order().status() == OrderStatus.COMPLETE);
    }

    /// How many tickets the buyer has for this payment.
    private int ticketsOf(Intent intent) {
        return isOfTheOrder(intent) ? terms.quantity() - history.order().returned() : 0;
    }

    private boolean isOfTheOrder(Intent intent) {
        return history.order().status() == OrderStatus.COMPLETE
                && intent.paymentId().equals(history.order().paymentId());
    }

    private long left(Intent intent) {
        var refunds = history.refunds(intent);
        assertThat(refunds).extracting(GatewayRecords.Refund::status).allMatch("succeeded"::equals);
        return intent.received()
                - refunds.stream().mapToLong(GatewayRecords.Refund::amount).sum();
    }

    private static boolean isCharged(Intent intent) {
        return intent.status().equals("succeeded");
    }
}
