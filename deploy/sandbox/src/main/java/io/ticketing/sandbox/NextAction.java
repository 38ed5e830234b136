package io.ticketing.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What the holder of a card has to do: open a page of the bank, which leads back to the merchant
/// if the merchant has said where.
///
/// Source: <https://docs.stripe.com/api/payment_intents/object#payment_intent_object-next_action>.
final class NextAction {

    private static final String RETURN_URL = "return_url";
    private static final String USE_SDK = "use_stripe_sdk";

    private NextAction() {}

    static ObjectNode of(Form form, String page) {
        var returnUrl = form.find(RETURN_URL);
        return returnUrl.isPresent() && !form.isTrue(USE_SDK)
                ? redirect(page, Urls.check(RETURN_URL, returnUrl.get()))
                : forTheSdk(page);
    }

    private static ObjectNode redirect(String page, String returnUrl) {
        var action = Json.object().put("type", "redirect_to_url");
        action.putObject("redirect_to_url").put("url", page).put(RETURN_URL, returnUrl);
        return action;
    }

    private static ObjectNode forTheSdk(String page) {
        var action = Json.object().put("type", USE_SDK);
        action.putObject(USE_SDK).put("type", "three_d_secure_redirect").put("stripe_js", page);
        return action;
    }
}
