package io.ticketing.payments;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.ticketing.testing.TestInfrastructure;

/// The shared infrastructure with a line to the gateway that can be broken.
public final class PaymentsInfrastructure implements QuarkusTestResourceLifecycleManager {

    private static final String GATEWAY = "ticketing.payments.gateway.url";

    private final TestInfrastructure infrastructure = new TestInfrastructure();
    private LineToGateway line;

    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(infrastructure.start());
        System.setProperty(PaymentsClient.GATEWAY, config.get(GATEWAY));
        line = LineToGateway.to(URI.create(config.get(GATEWAY)));
        config.put(GATEWAY, "http://127.0.0.1:" + line.port());
        config.put("ticketing.payments.gateway.timeout", "4s");
        config.put("ticketing.payments.settlement.grace", "1s");
        config.put("ticketing.payments.settlement.first-pause", "200ms");
        config.put("ticketing.payments.settlement.longest-pause", "1s");
        config.put("ticketing.payments.settlement.doubt", "1s");
        config.put("ticketing.payments.new-orders.patience", "2s");
        config.put("ticketing.payments.returns.origins", "https://shop.example");
        config.put("ticketing.payments.fee", "500");
        config.put("ticketing.payments.payouts.delay", "0s");
        config.put("ticketing.payments.payouts.every", "1s");
        config.put("ticketing.payments.webhooks.secrets", StripeEvents.SECRET + "," + StripeEvents.NEXT_SECRET);
        config.put("ticketing.payments.webhooks.patience", "200ms");
        return config;
    }

    @Override
    public void stop() {
        if (line != null) {
            line.close();
        }
        infrastructure.stop();
    }
}
