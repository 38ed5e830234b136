package io.ticketing.sandbox;

import java.util.Arrays;
import java.util.Optional;

/// A call that shows charges, or the balance that they have led to, with the parameters that the
/// sandbox honours and those that it lacks.
///
/// Source: <https://docs.stripe.com/api/charges/retrieve>, <https://docs.stripe.com/api/balance>,
/// <https://docs.stripe.com/api/balance_transactions>.
enum BalanceCall {
    RETRIEVE_CHARGE("/v1/charges/{id}", "expand[]", ""),
    RETRIEVE_BALANCE("/v1/balance", "expand[]", ""),
    LIST_TRANSACTIONS("/v1/balance_transactions", Created.PARAMETERS + """
            currency ending_before expand[] limit source starting_after type
            """, "payout"),
    RETRIEVE_TRANSACTION("/v1/balance_transactions/{id}", "expand[]", "");

    private final Route route;
    private final Parameters parameters;

    BalanceCall(String path, String honoured, String lacking) {
        this.route = new Route("GET", path);
        this.parameters = Parameters.of(honoured, lacking);
    }

    static Optional<BalanceCall> of(Request request) {
        return Arrays.stream(values()).filter(call -> call.route.leads(request)).findFirst();
    }

    Parameters parameters() {
        return parameters;
    }
}
