package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The page for people, with the latest objects of each kind.
record ControlPage(
        Faults faults,
        List<PaymentIntent> intents,
        List<Refund> refunds,
        List<Dispute> disputes,
        List<Account> accounts,
        List<Transfer> transfers,
        List<ObjectNode> events,
        Map<String, List<DeliveryState>> deliveries) {

    private static final int MOST_ROWS = 50;

    static ControlPage read(Connection connection, Faults faults) throws SQLException {
        var events = latest(connection, Events.all());
        var ids = events.stream().map(event -> event.path("id").asText()).toList();
        return new ControlPage(
                faults,
                latest(connection, PaymentIntents.LISTING).stream()
                        .map(PaymentIntent::new)
                        .toList(),
                latest(connection, Refunds.LISTING).stream().map(Refund::new).toList(),
                latest(connection, Disputes.LISTING).stream().map(Dispute::new).toList(),
                latest(connection, Accounts.LISTING).stream().map(Account::new).toList(),
                latest(connection, Transfers.LISTING).stream()
                        .map(Transfer::new)
                        .toList(),
                events,
                Deliveries.of(connection, ids).stream().collect(Collectors.groupingBy(DeliveryState::eventId)));
    }

    private static List<ObjectNode> latest(Connection connection, Listing listing) throws SQLException {
        return listing.before(connection, Long.MAX_VALUE, MOST_ROWS);
    }

    String html() {
        return Html.page(
                "Sandbox gateway",
                "It answers as Stripe does, and moves no money.",
                Html.section("What goes wrong", FaultsForm.html(faults)),
                Html.section("Payments", PaymentsTable.html(intents, disputed())),
                Html.section("Refunds", RefundsTable.html(refunds)),
                Html.section("Disputes", DisputesTable.html(disputes)),
                Html.section("Accounts of sellers", AccountsTable.html(accounts)),
                Html.section("Transfers", TransfersTable.html(transfers)),
                Html.section("Events", EventsTable.html(events, deliveries)));
    }

    private Set<String> disputed() {
        return disputes.stream().map(Dispute::intentId).collect(Collectors.toSet());
    }
}
