package io.ticketing.sandbox;

import java.util.Arrays;
import java.util.Optional;

/// A call on refunds that the sandbox answers, with the parameters that it honours and those that
/// it lacks.
///
/// Source: <https://docs.stripe.com/api/refunds>.
enum RefundsCall {
    CREATE("POST", "", """
            amount charge expand[] metadata metadata[*] payment_intent reason
            """, "currency customer instructions_email origin refund_application_fee reverse_transfer"),

    LIST("GET", "", Created.PARAMETERS + """
            charge ending_before expand[] limit payment_intent starting_after
            """, ""),

    RETRIEVE("GET", "/{id}", "expand[]", ""),

    UPDATE("POST", "/{id}", "expand[] metadata metadata[*]", "");

    static final String ROOT = "/v1/refunds";

    private final Route route;
    private final Parameters parameters;

    RefundsCall(String method, String path, String honoured, String lacking) {
        this.route = new Route(method, ROOT + path);
        this.parameters = Parameters.of(honoured, lacking);
    }

    static Optional<RefundsCall> of(Request request) {
        return Arrays.stream(values()).filter(call -> call.route.leads(request)).findFirst();
    }

    Parameters parameters() {
        return parameters;
    }

    boolean changesSomething() {
        return route.method().equals("POST");
    }
}
