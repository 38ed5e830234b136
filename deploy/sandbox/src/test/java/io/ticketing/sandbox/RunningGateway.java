package io.ticketing.sandbox;

import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Optional;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A gateway with its own PostgreSQL, for all tests of a class.
final class RunningGateway implements BeforeAllCallback, AfterAllCallback {

    private final HttpClient http = HttpClient.newHttpClient();
    private TestPostgres postgres;
    private SandboxGateway gateway;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        postgres = TestPostgres.start();
        gateway = SandboxGateway.start(0, postgres.url(), postgres.username(), postgres.password(), Optional.empty());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        http.close();
        gateway.close();
        postgres.close();
    }

    /// Another one on the same database.
    SandboxGateway another(Optional<WebhookTarget> webhooks) {
        return SandboxGateway.start(0, postgres.url(), postgres.username(), postgres.password(), webhooks);
    }

    /// Its database, for what can't be done through it.
    Database database() {
        return Database.open(postgres.url(), postgres.username(), postgres.password());
    }

    GatewayClient client() {
        return new GatewayClient(http, gateway.port());
    }
}
