package io.ticketing.sandbox;

import java.sql.Connection;
import java.sql.SQLException;

/// Answers the calls on events and on the endpoints that they are sent to.
final class EventsApi implements Api {

    private final Database database;

    EventsApi(Database database) {
        this.database = database;
    }

    @Override
    public boolean isFor(Request request) {
        return request.path().startsWith("/v1/events") || request.path().startsWith("/v1/webhook_endpoints");
    }

    @Override
    public Reply answer(Request request) throws SQLException {
        Authentication.check(request);
        StripeHeaders.checkVersion(request);
        var call = EventsCall.of(request).orElseThrow(() -> StripeError.unknownUrl(request.method(), request.path()));
        call.parameters().check(request.form());
        return database.inTransaction(connection -> perform(call, connection, request));
    }

    private static Reply perform(EventsCall call, Connection connection, Request request) throws SQLException {
        var id = Route.idIn(request);
        var form = request.form();
        return switch (call) {
            case LIST_EVENTS -> PageRequest.of(form).answer(connection, Events.wantedBy(form));
            case RETRIEVE_EVENT -> Reply.of(200, Events.get(connection, id));
            case CREATE_ENDPOINT -> Idempotency.once(connection, request, it -> WebhookEndpoints.create(it, form));
            case LIST_ENDPOINTS -> PageRequest.of(form).answer(connection, WebhookEndpoints.LISTING);
            case RETRIEVE_ENDPOINT -> WebhookEndpoints.retrieve(connection, id);
            case DELETE_ENDPOINT -> WebhookEndpoints.remove(connection, id);
        };
    }
}
