package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Which event goes to which endpoint, and what has become of it.
///
/// Source: <https://docs.stripe.com/webhooks#retries>: three days long, after growing pauses.
final class Deliveries {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private Deliveries() {}

    /// Sends the event, or sends it again, to the endpoints that want it now. As at Stripe an endpoint
    /// gets the events of connected accounts, or those of the merchant; that of the settings gets both.
    static void plan(Connection connection, String eventId) throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into sandbox_deliveries (event_id, endpoint_id)
                select sandbox_events.id, sandbox_webhook_endpoints.id
                from sandbox_events, sandbox_webhook_endpoints
                where sandbox_events.id = ? and enabled_events && array['*', type] and (
                    sandbox_webhook_endpoints.id = ?
                    or (endpoint ->> 'application' is null) = (event ->> 'account' is null))
                on conflict (event_id, endpoint_id) do update set attempts = 0, due_at = now()
                """)) {
            statement.setString(1, eventId);
            statement.setString(2, WebhookEndpoints.OF_THE_SETTINGS);
            statement.executeUpdate();
        }
    }

    static List<String> endpointsWithDue(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                        "select distinct endpoint_id from sandbox_deliveries where due_at <= now()");
                var rows = statement.executeQuery()) {
            var ids = new ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    /// Takes due deliveries to an endpoint. They are due again after the lease, should this process
    /// not end them.
    static List<Delivery> claim(Connection connection, String endpointId, int most, Duration lease)
            throws SQLException {
        var sql = """
                with claimed as (
                    update sandbox_deliveries
                    set attempts = attempts + 1, due_at = now() + make_interval(secs => ?)
                    where endpoint_id = ? and event_id in (
                        select event_id from sandbox_deliveries
                        where endpoint_id = ? and due_at <= now()
                        order by due_at limit ? for update skip locked)
                    returning event_id, endpoint_id, attempts)
                select event_id, endpoint_id, attempts, url, secret, %s
                from claimed
                join sandbox_events on sandbox_events.id = event_id
                join sandbox_webhook_endpoints on sandbox_webhook_endpoints.id = endpoint_id
                """.formatted(Events.JSON);
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, lease.toSeconds());
            statement.setString(2, endpointId);
            statement.setString(3, endpointId);
            statement.setInt(4, most);
            try (var rows = statement.executeQuery()) {
                var claimed = new ArrayList<Delivery>();
                while (rows.next()) {
                    claimed.add(new Delivery(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getInt(3),
                            rows.getString(4),
                            rows.getString(5),
                            Json.parse(rows.getString(6)).toString()));
                }
                return claimed;
            }
        }
    }

    static List<DeliveryState> of(Connection connection, List<String> eventIds) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select event_id, url, attempts, result, due_at is not null
                from sandbox_deliveries join sandbox_webhook_endpoints on id = endpoint_id
                where event_id = any (?) order by number
                """)) {
            statement.setArray(1, connection.createArrayOf("text", eventIds.toArray()));
            try (var rows = statement.executeQuery()) {
                var states = new ArrayList<DeliveryState>();
                while (rows.next()) {
                    states.add(new DeliveryState(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getInt(3),
                            rows.getString(4),
                            rows.getBoolean(5)));
                }
                return states;
            }
        }
    }

    /// Nothing changes if the delivery was begun again meanwhile.
    ///
    /// @param result for people: a status, or why there is none
    static void ended(Connection connection, Delivery delivery, boolean taken, String result) throws SQLException {
        try (var statement = connection.prepareStatement("""
                update sandbox_deliveries set result = ?, due_at = case
                    when ? or recorded_at < now() - interval '3 days' then null
                    else now() + make_interval(secs => ?) end
                from sandbox_events
                where sandbox_events.id = event_id and event_id = ? and endpoint_id = ? and attempts = ?
                """)) {
            statement.setString(1, result);
            statement.setBoolean(2, taken);
            statement.setLong(3, pauseAfter(delivery.attempt()).toSeconds());
            statement.setString(4, delivery.eventId());
            statement.setString(5, delivery.endpointId());
            statement.setInt(6, delivery.attempt());
            statement.executeUpdate();
        }
    }

    private static Duration pauseAfter(int attempt) {
        var pause = Duration.ofSeconds(1L << Math.min(attempt - 1, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
