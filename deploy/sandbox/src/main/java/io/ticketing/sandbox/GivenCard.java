package io.ticketing.sandbox;

import java.util.Optional;

/// The card that a request brings, if any.
final class GivenCard {

    private static final String METHOD = "payment_method";
    private static final String TYPE = "payment_method_data[type]";
    private static final String CARD = "payment_method_data[card]";
    private static final String TOKEN = "payment_method_data[card][token]";

    private GivenCard() {}

    static Optional<TestCard> in(Form form) {
        var token = token(form);
        var method = form.find(METHOD);
        if (token.isPresent() && method.isPresent()) {
            throw StripeError.invalid(METHOD, "Pass either payment_method or payment_method_data, not both.");
        }
        return token.map(reference -> card(TOKEN, reference))
                .or(() -> method.map(reference -> card(METHOD, reference)));
    }

    private static Optional<String> token(Form form) {
        var token = form.find(TOKEN);
        var type = form.find(TYPE);
        if (type.isPresent() && !type.get().equals("card")) {
            throw StripeError.unsupported(TYPE, "the payment method type " + type.get());
        }
        if (type.isPresent() && token.isEmpty()) {
            throw StripeError.missing(CARD);
        }
        if (token.isPresent() && type.isEmpty()) {
            throw StripeError.missing(TYPE);
        }
        return token;
    }

    private static TestCard card(String param, String reference) {
        return TestCard.find(reference).orElseThrow(() -> StripeError.unknownToken(param, reference));
    }
}
