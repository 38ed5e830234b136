package io.ticketing.sandbox;

import java.util.Arrays;
import java.util.Optional;

/// A call on disputes that the sandbox answers, with the parameters that it honours.
///
/// Source: <https://docs.stripe.com/api/disputes>.
enum DisputesCall {
    LIST("GET", "", Created.PARAMETERS + """
            charge ending_before expand[] limit payment_intent starting_after
            """),
    RETRIEVE("GET", "/{id}", "expand[]"),
    CLOSE("POST", "/{id}/close", "expand[]");

    static final String ROOT = "/v1/disputes";

    private final Route route;
    private final Parameters parameters;

    DisputesCall(String method, String path, String honoured) {
        this.route = new Route(method, ROOT + path);
        this.parameters = Parameters.of(honoured, "");
    }

    static Optional<DisputesCall> of(Request request) {
        return Arrays.stream(values()).filter(call -> call.route.leads(request)).findFirst();
    }

    Parameters parameters() {
        return parameters;
    }

    boolean changesSomething() {
        return route.method().equals("POST");
    }
}
