package io.ticketing.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A call on payment intents that the sandbox answers, with the parameters that it honours and
/// those that it lacks.
///
/// Source: <https://docs.stripe.com/api/payment_intents>.
enum Call {
    CREATE("POST", "", PaymentMethodParameters.HONOURED + """
            amount capture_method confirm confirmation_method currency description error_on_requires_action expand[]
            metadata metadata[*] payment_method_types[] return_url use_stripe_sdk
            """, PaymentMethodParameters.LACKING + """
            amount_details application_fee_amount automatic_payment_methods confirmation_token customer
            customer_account excluded_payment_method_types hooks mandate mandate_data off_session on_behalf_of
            payment_details payment_method_configuration radar_options receipt_email setup_future_usage
            shipping statement_descriptor statement_descriptor_suffix transfer_data transfer_group
            """),

    LIST("GET", "", Created.PARAMETERS + """
            ending_before expand[] limit starting_after
            """, "customer customer_account"),

    RETRIEVE("GET", "/{id}", "expand[]", "client_secret"),

    UPDATE("POST", "/{id}", PaymentMethodParameters.HONOURED + """
            amount currency description expand[] metadata metadata[*]
            """, PaymentMethodParameters.LACKING + """
            amount_details application_fee_amount capture_method customer customer_account
            excluded_payment_method_types hooks payment_details payment_method_configuration payment_method_types
            receipt_email setup_future_usage shipping statement_descriptor statement_descriptor_suffix transfer_data
            transfer_group
            """),

    CONFIRM("POST", "/{id}/confirm", PaymentMethodParameters.HONOURED + """
            error_on_requires_action expand[] return_url use_stripe_sdk
            """, PaymentMethodParameters.LACKING + """
            amount_details capture_method confirmation_token excluded_payment_method_types hooks mandate mandate_data
            off_session payment_details payment_method_types radar_options receipt_email
            setup_future_usage shipping
            """),

    CAPTURE("POST", "/{id}/capture", """
            amount_to_capture expand[] metadata metadata[*]
            """, """
            amount_details application_fee_amount final_capture hooks payment_details statement_descriptor
            statement_descriptor_suffix transfer_data
            """),

    CANCEL("POST", "/{id}/cancel", "cancellation_reason expand[]", "");

    private static final String ROOT = "/v1/payment_intents";

    private final Route route;
    private final Parameters parameters;

    Call(String method, String path, String honoured, String lacking) {
        this.route = new Route(method, ROOT + path);
        this.parameters = Parameters.of(honoured, lacking);
    }

    static Optional<Call> of(Request request) {
        return Arrays.stream(values()).filter(call -> call.route.leads(request)).findFirst();
    }

    Parameters parameters() {
        return parameters;
    }

    boolean changesSomething() {
        return route.method().equals("POST");
    }

    /// As in the path: `confirm`.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
