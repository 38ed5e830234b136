package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The stored events. Each is stored in the transaction of its change, together with a delivery to
/// every endpoint that wants it.
///
/// Source: <https://docs.stripe.com/api/events/object>.
final class Events {

    /// The column, with the number of endpoints that have not taken the event.
    static final String JSON = """
            event || jsonb_build_object('pending_webhooks', (
                select count(*) from sandbox_deliveries
                where event_id = sandbox_events.id and due_at is not null))""";

    private static final int MOST_TYPES = 20;

    private Events() {}

    static void record(Connection connection, EventType type, ObjectNode object) throws SQLException {
        var event = json(type, object);
        var id = event.get("id").asText();
        try (var statement =
                connection.prepareStatement("insert into sandbox_events (id, type, event) values (?, ?, ?::jsonb)")) {
            statement.setString(1, id);
            statement.setString(2, type.stripeName());
            statement.setString(3, event.toString());
            statement.executeUpdate();
        }
        Deliveries.plan(connection, id);
    }

    private static ObjectNode json(EventType type, ObjectNode object) {
        var event = Json.object()
                .put("id", Ids.ofObject("evt_"))
                .put("object", "event")
                .put("api_version", StripeHeaders.DEFAULT_VERSION)
                .put("created", Instant.now().getEpochSecond())
                .put("livemode", false)
                .put("type", type.stripeName());
        if (type == EventType.ACCOUNT_UPDATED) {
            event.set("account", object.get("id"));
        }
        event.putObject("data").set("object", object.deepCopy());
        var request = Request.current();
        event.putObject("request")
                .put("id", request.map(Request::id).orElse(null))
                .put("idempotency_key", request.flatMap(Request::idempotencyKey).orElse(null));
        return event;
    }

    static ObjectNode get(Connection connection, String id) throws SQLException {
        try (var statement =
                connection.prepareStatement("select %s from sandbox_events where id = ?".formatted(JSON))) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw StripeError.unknown(404, "event", "id", id);
                }
                return Json.parse(rows.getString(1));
            }
        }
    }

    /// Deletes those that are older than 30 days, as Stripe does, with their deliveries.
    ///
    /// @return how many
    static int forgetOld(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                with old as (select id from sandbox_events where recorded_at < now() - interval '30 days'),
                    undelivered as (delete from sandbox_deliveries where event_id in (select id from old))
                delete from sandbox_events where id in (select id from old)
                """)) {
            return statement.executeUpdate();
        }
    }

    /// Those that a caller wants: of one `type`, which may end with `*`, or of several `types`.
    static Listing wantedBy(Form form) {
        var type = form.find("type").map(Events::pattern).stream().toList();
        var types = form.list("types");
        if (!type.isEmpty() && !types.isEmpty()) {
            throw StripeError.unreadable("Pass either type or types, not both.");
        }
        if (types.size() > MOST_TYPES) {
            throw StripeError.invalid("types", "You can filter by up to " + MOST_TYPES + " types.");
        }
        var patterns = Stream.concat(type.stream(), types.stream().map(Events::literal))
                .toArray(String[]::new);
        return patterns.length == 0 ? all() : listing(List.of(new Filter("type like any (?)", patterns)));
    }

    static Listing all() {
        return listing(List.of());
    }

    private static Listing listing(List<Filter> filters) {
        return new Listing("/v1/events", "event", "sandbox_events", JSON, filters);
    }

    private static String pattern(String type) {
        return literal(type).replace('*', '%');
    }

    private static String literal(String type) {
        return type.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
    }
}
