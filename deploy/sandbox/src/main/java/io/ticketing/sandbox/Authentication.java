package io.ticketing.sandbox;

import java.util.regex.Pattern;

/// Accepts any secret key of test mode.
final class Authentication {

    private static final Pattern TEST_KEY = Pattern.compile("[sr]k_test_\\w+");

    private Authentication() {}

    static void check(Request request) {
        var key = request.apiKey().orElseThrow(() -> StripeError.unauthorized("You did not provide an API key."));
        if (!TEST_KEY.matcher(key).matches()) {
            throw StripeError.unauthorized("Invalid API Key provided.");
        }
    }
}
