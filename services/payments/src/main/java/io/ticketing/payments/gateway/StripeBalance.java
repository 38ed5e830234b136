package io.ticketing.payments.gateway;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import io.ticketing.money.InvalidAmountException;
import io.ticketing.money.Money;

/// The balance, with only the fields that we use.
///
/// Source: <https://docs.stripe.com/api/balance/balance_object>.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StripeBalance(
        @Nullable List<Funds> available, @Nullable List<Funds> pending) {

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Funds(long amount, String currency) {}

    /// In minor units, by currency.
    Map<String, Long> all() {
        return Stream.of(available, pending)
                .flatMap(Stream::ofNullable)
                .flatMap(List::stream)
                .filter(funds -> currency(funds.currency).isPresent())
                .collect(Collectors.groupingBy(
                        funds -> funds.currency.toUpperCase(Locale.ROOT),
                        Collectors.summingLong(StripeBalance::units)));
    }

    private static long units(Funds funds) {
        return StripeAmount.minorUnits(funds.amount, currency(funds.currency).orElseThrow());
    }

    /// Empty if it is none of ISO 4217: Stripe keeps stablecoins, too, for those who take them.
    static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Money.currency(code.toUpperCase(Locale.ROOT)));
        } catch (InvalidAmountException _) {
            return Optional.empty();
        }
    }
}
