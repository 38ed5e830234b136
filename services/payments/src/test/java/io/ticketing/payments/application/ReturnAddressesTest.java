package io.ticketing.payments.application;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.PaymentRequest;
import io.ticketing.testing.TestSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReturnAddressesTest {

    private final ReturnAddresses addresses = new ReturnAddresses(TestSettings.read(
            PaymentsConfig.class,
            Map.of(
                    "ticketing.payments.returns.storefront", "https://tickets.example",
                    "ticketing.payments.returns.origins", "https://shop.example,http://localhost:3000")));

    @Test
    void leadToTheOrderInTheStorefrontUnlessTheCallerKnowsBetter() {
        var order = UUID.randomUUID();
        var payment = UUID.randomUUID();
        var own = URI.create("https://shop.example/done");

        assertThat(addresses.of(request(order, Optional.empty()), payment))
                .hasToString("https://tickets.example/orders/%s?payment=%s".formatted(order, payment));
        assertThat(addresses.of(request(order, Optional.of(own)), payment)).isEqualTo(own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://tickets.example/orders/1",
                "https://shop.example",
                "https://shop.example:443/done?order=1#paid",
                "HTTPS://Shop.Example/",
                "http://localhost:3000/"
            })
    void mayBePagesOfKnownShops(String address) {
        assertThat(addresses.allows(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://shop.example/",
                "https://shop.example:8443/",
                "https://shop.example.evil.example/",
                "https://shop.example@evil.example/",
                "https://me@shop.example/",
                "//shop.example/",
                "/orders/1",
                "javascript:alert(1)",
                "data:text/html,hello",
                ""
            })
    void mayBeNothingElse(String address) {
        assertThat(addresses.allows(URI.create(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example", "shop.example:443", "ftp://shop.example", "https:shop.example"})
    void stopTheStartIfASettingIsNone(String origin) {
        var settings = TestSettings.read(
                PaymentsConfig.class,
                Map.of(
                        "ticketing.payments.returns.storefront",
                        "https://tickets.example",
                        "ticketing.payments.returns.origins",
                        origin));

        assertThatThrownBy(() -> new ReturnAddresses(settings))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(origin);
    }

    private static PaymentRequest request(UUID order, Optional<URI> returnUrl) {
        return new PaymentRequest(UUID.randomUUID(), order, "tok_visa", returnUrl);
    }
}
