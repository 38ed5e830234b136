package io.ticketing.local.parts;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.ticketing.servers.Distribution;
import io.ticketing.servers.Http;
import io.ticketing.servers.InfrastructureSettings;
import io.ticketing.servers.Secrets;

import static org.assertj.core.api.Assertions.assertThat;

class ServicesTest {

    @TempDir
    private Path folder;

    @Test
    void tellsAServiceWhereEverythingIs() throws IOException {
        Map<String, String> environment = environment(Service.ORDERS, Map.of());

        assertThat(environment)
                .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                .containsEntry("QUARKUS_HTTP_PORT", "9003")
                .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9008")
                .containsEntry("SCHEMA_REGISTRY_URL", "http://127.0.0.1:9006/apis/ccompat/v7")
                .containsEntry("JWKS_URL", "http://127.0.0.1:9001/.well-known/jwks.json")
                .containsEntry("DB_PORT", "9009")
                .containsEntry("DB_NAME", "orders")
                .containsEntry("DB_USERNAME", "orders")
                .containsEntry("DB_PASSWORD", new Secrets(folder.resolve("secrets")).password("orders"));
    }

    @Test
    void givesADatabaseOnlyToThoseThatOwnOne() throws IOException {
        assertThat(environment(Service.STOREFRONT, Map.of())).doesNotContainKeys("DB_NAME", "DB_PASSWORD");
        assertThat(Service.databases()).containsExactlyInAnyOrder("auth", "tickets", "orders", "payments");
    }

    @Test
    void paysInTheSandboxUnlessAKeyIsGiven() throws IOException {
        assertThat(environment(Service.PAYMENTS, Map.of()))
                .containsEntry("TICKETING_PAYMENTS_GATEWAY_URL", "http://127.0.0.1:9007");
        assertThat(environment(Service.PAYMENTS, Map.of("TICKETING_PAYMENTS_GATEWAY_KEY", "sk_test_1")))
                .containsEntry("TICKETING_PAYMENTS_GATEWAY_URL", "https://api.stripe.com")
                .containsEntry("TICKETING_PAYMENTS_GATEWAY_KEY", "sk_test_1");
    }

    @Test
    void letsBanksSendBuyersBackToTheStorefront() throws IOException {
        String address = "TICKETING_PAYMENTS_RETURNS_STOREFRONT";

        assertThat(environment(Service.PAYMENTS, Map.of())).containsEntry(address, "http://localhost:9000");
        assertThat(environment(Service.PAYMENTS, Map.of(address, "https://tickets.example")))
                .containsEntry(address, "https://tickets.example");
    }

    @Test
    void takesStripesUsualNamesForItsKeys() throws IOException {
        Map<String, String> keys = Map.of(
                "STRIPE_SECRET_KEY", "sk_test_2",
                "STRIPE_WEBHOOK_SECRET", "whsec_2",
                "STRIPE_PUBLISHABLE_KEY", "pk_test_2");

        assertThat(environment(Service.PAYMENTS, keys))
                .containsEntry("TICKETING_PAYMENTS_GATEWAY_URL", "https://api.stripe.com")
                .containsEntry("TICKETING_PAYMENTS_GATEWAY_KEY", "sk_test_2")
                .containsEntry("TICKETING_PAYMENTS_WEBHOOKS_SECRETS", "whsec_2");
        assertThat(environment(Service.STOREFRONT, keys))
                .containsEntry("TICKETING_STOREFRONT_STRIPE_PUBLISHABLE_KEY", "pk_test_2");
        assertThat(services(keys).webhooks()).isEmpty();
    }

    @Test
    void givesTheSandboxAndPaymentsOneSecretForWebhooks() throws IOException {
        assertThat(services(Map.of()).webhooks())
                .contains(URI.create("http://127.0.0.1:9000/api/payments/webhooks/stripe"));
        assertThat(environment(Service.PAYMENTS, Map.of()))
                .containsEntry(
                        "TICKETING_PAYMENTS_WEBHOOKS_SECRETS",
                        "whsec_" + new Secrets(folder.resolve("secrets")).password("webhooks"));
    }

    @Test
    void letsManySignUpFromThisMachine() throws IOException {
        String limit = "TICKETING_AUTH_SIGN_UP_ATTEMPTS_PER_ADDRESS";

        assertThat(environment(Service.AUTH, Map.of()))
                .containsEntry("REDIS_URL", "redis://127.0.0.1:9010")
                .containsEntry(limit, "600");
        assertThat(environment(Service.AUTH, Map.of(limit, "5"))).containsEntry(limit, "5");
    }

    @Test
    void passesSettingsOn() throws IOException {
        Map<String, String> options = Map.of("TICKETING_ORDERS_RESERVATION_TIME", "20s");

        assertThat(environment(Service.ORDERS, options)).containsAllEntriesOf(options);
    }

    private Map<String, String> environment(Service service, Map<String, String> options) throws IOException {
        return services(options).server(service, new Http()).environment();
    }

    private Services services(Map<String, String> options) {
        Ports ports = new Ports(9000);
        var settings = new InfrastructureSettings(folder, ports.infrastructure(), true);
        return new Services(folder, settings, ports, Distribution.ofThisProgram(), options);
    }
}
