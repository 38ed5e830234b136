package io.ticketing.sandbox;

import java.util.Arrays;
import java.util.Optional;

/// A call on events and their endpoints that the sandbox answers, with the parameters that it
/// honours and those that it lacks.
///
/// Source: <https://docs.stripe.com/api/events>, <https://docs.stripe.com/api/webhook_endpoints>.
enum EventsCall {
    LIST_EVENTS(
            "GET", "/v1/events", "ending_before limit starting_after type types[]", "created delivery_success expand"),
    RETRIEVE_EVENT("GET", "/v1/events/{id}", "", "expand"),
    CREATE_ENDPOINT(
            "POST",
            "/v1/webhook_endpoints",
            "connect description enabled_events[] metadata metadata[*] url",
            "api_version expand"),
    LIST_ENDPOINTS("GET", "/v1/webhook_endpoints", "ending_before limit starting_after", "expand"),
    RETRIEVE_ENDPOINT("GET", "/v1/webhook_endpoints/{id}", "", "expand"),
    DELETE_ENDPOINT("DELETE", "/v1/webhook_endpoints/{id}", "", "");

    private final Route route;
    private final Parameters parameters;

    EventsCall(String method, String path, String honoured, String lacking) {
        this.route = new Route(method, path);
        this.parameters = Parameters.of(honoured, lacking);
    }

    static Optional<EventsCall> of(Request request) {
        return Arrays.stream(values()).filter(call -> call.route.leads(request)).findFirst();
    }

    Parameters parameters() {
        return parameters;
    }
}
