package io.ticketing.sandbox;

import java.util.Arrays;
import java.util.Optional;

/// A call on connected accounts that the sandbox answers, with the parameters that it honours and
/// those that it lacks.
///
/// Source: <https://docs.stripe.com/api/accounts>, <https://docs.stripe.com/api/account_links>.
enum AccountsCall {
    CREATE("POST", "/v1/accounts", """
            business_type capabilities[transfers][requested] country email expand[] metadata metadata[*] type
            """, """
            account_token business_profile capabilities company controller default_currency documents external_account
            groups individual settings tos_acceptance
            """),

    LIST("GET", "/v1/accounts", Created.PARAMETERS + "ending_before expand[] limit starting_after", ""),

    RETRIEVE("GET", "/v1/accounts/{id}", "expand[]", ""),

    UPDATE("POST", "/v1/accounts/{id}", "expand[] metadata metadata[*]", """
            account_token business_profile business_type capabilities company default_currency documents email
            external_account groups individual settings tos_acceptance
            """),

    CREATE_LINK("POST", "/v1/account_links", """
            account expand[] refresh_url return_url type
            """, "collect collection_options");

    private final Route route;
    private final Parameters parameters;

    AccountsCall(String method, String path, String honoured, String lacking) {
        this.route = new Route(method, path);
        this.parameters = Parameters.of(honoured, lacking);
    }

    static Optional<AccountsCall> of(Request request) {
        return Arrays.stream(values()).filter(call -> call.route.leads(request)).findFirst();
    }

    Parameters parameters() {
        return parameters;
    }

    boolean changesSomething() {
        return route.method().equals("POST");
    }
}
