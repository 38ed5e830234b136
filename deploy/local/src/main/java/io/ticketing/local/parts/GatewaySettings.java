package io.ticketing.local.parts;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.ticketing.servers.InfrastructurePorts;
import io.ticketing.servers.InfrastructureSettings;

/// Where payments go: with its own key the installation uses Stripe, and without one the sandbox.
///
/// @param environment the caller's; each of Stripe's keys counts under our name for it, or else under
/// its usual one
record GatewaySettings(Map<String, String> environment) {

    private static final String URL = "TICKETING_PAYMENTS_GATEWAY_URL";
    private static final String KEY = "TICKETING_PAYMENTS_GATEWAY_KEY";
    private static final String WEBHOOK_SECRETS = "TICKETING_PAYMENTS_WEBHOOKS_SECRETS";
    private static final String PUBLISHABLE_KEY = "TICKETING_STOREFRONT_STRIPE_PUBLISHABLE_KEY";

    boolean isStripe() {
        return key().isPresent();
    }

    Map<String, String> ofPayments(InfrastructurePorts servers, InfrastructureSettings settings) throws IOException {
        var key = key();
        return key.isPresent() ? stripe(key.get()) : sandbox(servers, settings);
    }

    Map<String, String> ofStorefront() {
        return find(PUBLISHABLE_KEY, "STRIPE_PUBLISHABLE_KEY")
                .map(key -> Map.of(PUBLISHABLE_KEY, key))
                .orElse(Map.of());
    }

    private Map<String, String> stripe(String key) {
        Map<String, String> own = new HashMap<>();
        own.put(URL, find(URL).orElse("https://api.stripe.com"));
        own.put(KEY, key);
        find(WEBHOOK_SECRETS, "STRIPE_WEBHOOK_SECRET").ifPresent(secret -> own.put(WEBHOOK_SECRETS, secret));
        return own;
    }

    private static Map<String, String> sandbox(InfrastructurePorts servers, InfrastructureSettings settings)
            throws IOException {
        return Map.of(
                URL,
                "http://127.0.0.1:" + servers.gateway(),
                KEY,
                "sk_test_sandbox",
                WEBHOOK_SECRETS,
                Infrastructure.webhookSecret(settings));
    }

    private Optional<String> key() {
        return find(KEY, "STRIPE_SECRET_KEY");
    }

    private Optional<String> find(String ours, String usual) {
        return find(ours).or(() -> find(usual));
    }

    private Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
