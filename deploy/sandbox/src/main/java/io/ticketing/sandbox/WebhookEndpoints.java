package io.ticketing.sandbox;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// The addresses that want events.
///
/// Source: <https://docs.stripe.com/api/webhook_endpoints>. Unlike Stripe, addresses of this machine
/// are as good as public ones.
final class WebhookEndpoints {

    static final Listing LISTING = new Listing(
            "/v1/webhook_endpoints", "webhook endpoint", "sandbox_webhook_endpoints", "endpoint", List.of());

    private static final int MOST = 16;
    private static final String ALL_EVENTS = "*";
    private static final String URL = "url";
    private static final String ENABLED_EVENTS = "enabled_events";
    static final String OF_THE_SETTINGS = "we_ofTheSettings";
    private static final Pattern EVENT_NAME = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)+");

    private WebhookEndpoints() {}

    static Reply create(Connection connection, Form form) throws SQLException {
        var url = url(form.require(URL));
        var events = enabledEvents(form.list(ENABLED_EVENTS));
        if (count(connection) >= MOST) {
            throw StripeError.unreadable("You have reached the maximum of %d test webhook endpoints.".formatted(MOST));
        }
        var endpoint = json(Ids.ofObject("we_"), url, events)
                .put("description", form.find("description").orElse(null));
        endpoint.set("metadata", Metadata.of(form));
        if (form.isTrue("connect")) {
            endpoint.put("application", "ca_sandbox");
        }
        var secret = Ids.ofObject("whsec_");
        save(connection, endpoint, events, secret);
        // It is shown this once.
        return Reply.of(200, endpoint.put("secret", secret));
    }

    /// The endpoint of the gateway's settings, or none.
    static void ensure(Connection connection, Optional<WebhookTarget> target) throws SQLException {
        if (target.isEmpty()) {
            delete(connection, OF_THE_SETTINGS);
            return;
        }
        var events = List.of(ALL_EVENTS);
        var endpoint = json(OF_THE_SETTINGS, target.get().url().toString(), events);
        save(connection, endpoint, events, target.get().secret());
    }

    static Reply retrieve(Connection connection, String id) throws SQLException {
        try (var statement =
                connection.prepareStatement("select endpoint from sandbox_webhook_endpoints where id = ?")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw unknown(id);
                }
                return Reply.of(200, Json.parse(rows.getString(1)));
            }
        }
    }

    static Reply remove(Connection connection, String id) throws SQLException {
        if (!delete(connection, id)) {
            throw unknown(id);
        }
        return Reply.of(
                200,
                Json.object().put("id", id).put("object", "webhook_endpoint").put("deleted", true));
    }

    private static boolean delete(Connection connection, String id) throws SQLException {
        try (var statement = connection.prepareStatement("delete from sandbox_webhook_endpoints where id = ?")) {
            statement.setString(1, id);
            return statement.executeUpdate() == 1;
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select count(*) from sandbox_webhook_endpoints");
                var rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void save(Connection connection, ObjectNode endpoint, List<String> events, String secret)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
                insert into sandbox_webhook_endpoints (id, url, secret, enabled_events, endpoint)
                values (?, ?, ?, ?, ?::jsonb)
                on conflict (id) do update set url = excluded.url, secret = excluded.secret,
                    endpoint = excluded.endpoint
                """)) {
            statement.setString(1, endpoint.get("id").asText());
            statement.setString(2, endpoint.get(URL).asText());
            statement.setString(3, secret);
            statement.setArray(4, connection.createArrayOf("text", events.toArray()));
            statement.setString(5, endpoint.toString());
            statement.executeUpdate();
        }
    }

    private static ObjectNode json(String id, String url, List<String> events) {
        var endpoint = Json.object()
                .put("id", id)
                .put("object", "webhook_endpoint")
                .put("created", Instant.now().getEpochSecond())
                .put("livemode", false)
                .put("status", "enabled")
                .put(URL, url);
        endpoint.putNull("api_version");
        endpoint.putNull("application");
        endpoint.putNull("description");
        endpoint.putObject("metadata");
        events.forEach(endpoint.putArray(ENABLED_EVENTS)::add);
        return endpoint;
    }

    private static String url(String given) {
        try {
            var url = URI.create(given);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return given;
            }
        } catch (IllegalArgumentException e) {
            // Refused like an address of another kind.
        }
        throw StripeError.invalid(
                "url_invalid", URL, "Invalid URL: An explicit scheme (such as https) must be provided.");
    }

    private static List<String> enabledEvents(List<String> given) {
        if (given.isEmpty()) {
            throw StripeError.missing(ENABLED_EVENTS);
        }
        given.forEach(WebhookEndpoints::checkEvent);
        return given;
    }

    private static void checkEvent(String name) {
        if (name.equals(ALL_EVENTS)
                || Arrays.stream(EventType.values())
                        .anyMatch(it -> it.stripeName().equals(name))) {
            return;
        }
        throw EVENT_NAME.matcher(name).matches()
                ? StripeError.unsupported(ENABLED_EVENTS, "the event " + name)
                : StripeError.invalid(ENABLED_EVENTS, "Invalid enabled_events: " + name);
    }

    private static StripeError unknown(String id) {
        return StripeError.unknown(404, LISTING.kind(), "webhook_endpoint", id);
    }
}
