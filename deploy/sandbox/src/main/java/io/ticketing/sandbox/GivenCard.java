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
        return token.map(GivenCard::ofToken).or(() -> method.map(GivenCard::ofPaymentMethod));
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

    private static TestCard ofToken(String token) {
        refuseLacking(TOKEN, token);
        return TestCard.ofToken(token).orElseThrow(() -> StripeError.unknown("token", TOKEN, token));
    }

    private static TestCard ofPaymentMethod(String id) {
        refuseLacking(METHOD, id);
        return TestCard.ofPaymentMethod(id).orElseThrow(() -> StripeError.unknown("PaymentMethod", METHOD, id));
    }

    private static void refuseLacking(String param, String reference) {
        TestCard.lackingFor(reference).ifPresent(lacking -> {
            throw StripeError.unsupported(param, lacking + ", which " + reference + " needs");
        });
    }
}
