package io.ticketing.journeys;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import io.ticketing.journeys.Sandbox.Intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Compares the buyers' orders, the catalogue and the gateway's books: I1, I2 and I3 over
/// everything that happened.
final class Reconciler {

    private Reconciler() {}

    /// Waits until everything in progress has ended, then fails if the three do not agree.
    static void balancesTheBooks() {
        await("the books balance").untilAsserted(Reconciler::check);
    }

    private static void check() {
        var orders = Ledger.buyers().stream()
                .flatMap(buyer -> buyer.allOrders().stream())
                .toList();
        var intents = Sandbox.intents().stream()
                .collect(Collectors.groupingBy(it -> it.metadata().getOrDefault("order_id", "")));
        for (var order : orders) {
            chargesAreRight(order, intents.getOrDefault(order.id().toString(), List.of()));
        }
        for (var ticket : Ledger.tickets()) {
            stockIsRight(ticket, orders);
        }
    }

    private static void chargesAreRight(Order order, List<Intent> intents) {
        assertThat(order.status()).as("order %s is under way", order.id()).isNotEqualTo("awaiting_payment");
        assertThat(intents).as("order %s", order.id()).noneMatch(Intent::isHoldingMoney);
        var captured = intents.stream().filter(Intent::isCaptured).toList();
        if (order.isComplete()) {
            assertThat(captured).as("I3 of order %s", order.id()).hasSize(1);
            assertThat(captured.getFirst().amount()).isEqualTo(minorUnits(order.total(), order.currency()));
        }
        var price = minorUnits(order.ticket().price(), order.currency());
        assertThat(captured.stream().mapToLong(Reconciler::kept).sum())
                .as("I2 of order %s, %s", order.id(), order.status())
                .isEqualTo(price * order.tickets());
    }

    private static long kept(Intent captured) {
        return captured.amount() - Sandbox.refundedOf(captured);
    }

    private static void stockIsRight(Ticket listed, Collection<Order> orders) {
        var answer = Account.nobody().get("/api/tickets/" + listed.id());
        answer.then().statusCode(200);
        var ticket = answer.as(Ticket.class);
        var sold = quantity(orders, ticket.id(), Order::isOver, Order::tickets);
        var held = quantity(orders, ticket.id(), order -> !order.isOver(), Order::quantity);
        assertThat(held + sold).as("I1 of ticket %s", ticket.id()).isLessThanOrEqualTo(ticket.quantity());
        if (!ticket.status().equals("withdrawn")) {
            assertThat(ticket.available())
                    .as("I1 of ticket %s: %s held, %s sold", ticket.id(), held, sold)
                    .isEqualTo(ticket.quantity() - held - sold);
        }
    }

    private static int quantity(
            Collection<Order> orders, UUID ticket, Predicate<Order> which, ToIntFunction<Order> tickets) {
        return orders.stream()
                .filter(order -> order.ticket().id().equals(ticket))
                .filter(which)
                .mapToInt(tickets)
                .sum();
    }

    private static long minorUnits(BigDecimal amount, String currency) {
        return amount.movePointRight(Currency.getInstance(currency).getDefaultFractionDigits())
                .longValueExact();
    }
}
