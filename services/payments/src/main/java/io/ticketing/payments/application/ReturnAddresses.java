package io.ticketing.payments.application;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.PaymentRequest;

/// Where a bank sends a buyer back to: pages of the storefront, and of the shops that the operator
/// knows. Otherwise a link to a bank, which people trust, could lead anywhere.
@Startup
@ApplicationScoped
public class ReturnAddresses {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final URI storefront;
    private final Set<String> origins;

    ReturnAddresses(PaymentsConfig config) {
        var returns = config.returns();
        this.storefront = returns.storefront();
        this.origins = Stream.concat(
                        Stream.of(storefront), returns.origins().stream().flatMap(Set::stream))
                .map(ReturnAddresses::checkedOrigin)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// The address that the request names, or else the order's page in the storefront.
    public URI of(PaymentRequest request, UUID paymentId) {
        return request.returnUrl()
                .orElseGet(() -> storefront.resolve("/orders/%s?payment=%s".formatted(request.orderId(), paymentId)));
    }

    /// The storefront's page with the payouts of the seller who is signed in.
    public URI ofPayouts() {
        return storefront.resolve("/sell/payouts");
    }

    /// A text that is no address leads nowhere.
    public static URI read(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return URI.create("");
        }
    }

    public boolean allows(URI address) {
        return address.isAbsolute()
                && address.getHost() != null
                && address.getUserInfo() == null
                && origins.contains(origin(address));
    }

    private static String checkedOrigin(URI setting) {
        if (setting.getHost() == null || !SCHEMES.contains(setting.getScheme())) {
            throw new ConfigurationException(
                    "ticketing.payments.returns: %s must be an address such as https://shop.example"
                            .formatted(setting));
        }
        return origin(setting);
    }

    private static String origin(URI address) {
        return "%s://%s:%d"
                .formatted(address.getScheme(), address.getHost(), port(address))
                .toLowerCase(Locale.ROOT);
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }
}
