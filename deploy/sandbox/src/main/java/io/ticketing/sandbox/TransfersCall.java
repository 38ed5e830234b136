package io.ticketing.sandbox;

import java.util.Arrays;
import java.util.Optional;

/// A call on transfers that the sandbox answers, with the parameters that it honours and those that
/// it lacks.
///
/// Source: <https://docs.stripe.com/api/transfers>, <https://docs.stripe.com/api/transfer_reversals>.
enum TransfersCall {
    CREATE("POST", "", """
            amount currency description destination expand[] metadata metadata[*] transfer_group
            """, "source_transaction source_type"),

    LIST("GET", "", Created.PARAMETERS + """
            destination ending_before expand[] limit starting_after transfer_group
            """, ""),

    RETRIEVE("GET", "/{id}", "expand[]", ""),

    UPDATE("POST", "/{id}", "expand[] metadata metadata[*]", "description"),

    REVERSE("POST", "/{id}/reversals", """
            amount expand[] metadata metadata[*]
            """, "description refund_application_fee"),

    LIST_REVERSALS("GET", "/{id}/reversals", "ending_before expand[] limit starting_after", "");

    static final String ROOT = "/v1/transfers";

    private final Route route;
    private final Parameters parameters;

    TransfersCall(String method, String path, String honoured, String lacking) {
        this.route = new Route(method, ROOT + path);
        this.parameters = Parameters.of(honoured, lacking);
    }

    static Optional<TransfersCall> of(Request request) {
        return Arrays.stream(values()).filter(call -> call.route.leads(request)).findFirst();
    }

    Parameters parameters() {
        return parameters;
    }

    boolean changesSomething() {
        return route.method().equals("POST");
    }
}
