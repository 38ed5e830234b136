package io.ticketing.load.scenario;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.ticketing.load.limit.Connections;

/// I1 by count: of no ticket more is held and sold than there are, and stock, orders and tickets
/// agree on how many.
final class StockCheck {

    private static final String ORDERS = """
            select ticket_id, s.listed, s.held, s.sold, coalesce(o.held, 0), coalesce(o.sold, 0)
            from stock s left join (
                select ticket_id,
                    sum(quantity) filter (where status in ('CREATED', 'AWAITING_PAYMENT')) held,
                    sum(quantity) filter (where status = 'COMPLETE') sold
                from orders group by ticket_id
            ) o using (ticket_id)""";

    private static final String TICKETS = "select id, held, sold from tickets";

    private final Connections orders;
    private final Connections tickets;

    StockCheck(Connections orders, Connections tickets) {
        this.orders = orders;
        this.tickets = tickets;
    }

    Books read() throws Exception {
        List<Stock> stock = new ArrayList<>();
        try (Connection connection = orders.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(ORDERS)) {
            while (rows.next()) {
                stock.add(new Stock(
                        rows.getObject(1, UUID.class),
                        rows.getInt(2),
                        new Count(rows.getLong(3), rows.getLong(4)),
                        new Count(rows.getLong(5), rows.getLong(6))));
            }
        }
        return new Books(stock, shown());
    }

    private Map<UUID, Count> shown() throws Exception {
        Map<UUID, Count> shown = new HashMap<>();
        try (Connection connection = tickets.open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(TICKETS)) {
            while (rows.next()) {
                shown.put(rows.getObject(1, UUID.class), new Count(rows.getLong(2), rows.getLong(3)));
            }
        }
        return shown;
    }

    record Count(long held, long sold) {}

    /// @param counted in the stock's row
    /// @param ordered by the sum of its orders
    record Stock(UUID ticket, int listed, Count counted, Count ordered) {}

    /// @param shown by tickets
    record Books(List<Stock> stock, Map<UUID, Count> shown) {

        long oversold() {
            return stock.stream()
                    .filter(it -> it.ordered.held + it.ordered.sold > it.listed)
                    .count();
        }

        /// Tickets of which not all say the same: for a moment, or for ever.
        long different() {
            return stock.stream()
                    .filter(it -> !it.counted.equals(it.ordered) || !it.ordered.equals(shown.get(it.ticket)))
                    .count();
        }

        boolean balance() {
            return oversold() == 0 && different() == 0;
        }

        @Override
        public String toString() {
            long held = stock.stream().mapToLong(it -> it.ordered.held).sum();
            long sold = stock.stream().mapToLong(it -> it.ordered.sold).sum();
            return "I1: %d tickets, %d held, %d sold; oversold: %d; orders, stock and tickets differ: %d"
                    .formatted(stock.size(), held, sold, oversold(), different());
        }
    }
}
