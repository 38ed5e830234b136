package io.ticketing.payments.gateway;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.GatewayBooking;
import io.ticketing.payments.domain.GatewayNews;

/// A page of balance transactions, with only the fields that we use.
///
/// Source: <https://docs.stripe.com/api/balance_transactions/list>.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StripeBookings(
        @Nullable List<Transaction> data,
        @JsonProperty("has_more") boolean hasMore) {

    List<Transaction> transactions() {
        return data == null ? List.of() : data;
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Transaction(
            String id,
            @Nullable String type,
            long amount,
            long fee,
            String currency,
            long created,
            @Nullable JsonNode source) {

        /// Empty if its currency is none of ISO 4217.
        Optional<GatewayBooking> booking() {
            return StripeBalance.currency(currency).map(this::booking);
        }

        private GatewayBooking booking(Currency known) {
            return new GatewayBooking(
                    id,
                    StripeAmount.minorUnits(amount, known),
                    StripeAmount.minorUnits(fee, known),
                    known.getCurrencyCode(),
                    Instant.ofEpochSecond(created),
                    ofSource("payment_intent"),
                    ofSource("metadata", StripeMetadata.PAYOUT).isPresent(),
                    news());
        }

        private Optional<GatewayNews> news() {
            return switch (type) {
                case "adjustment" -> Optional.of(GatewayNews.DISPUTED);
                case "refund_failure", "payment_failure_refund" -> Optional.of(GatewayNews.REFUNDS_CHANGED);
                case null, default -> Optional.empty();
            };
        }

        /// A text in what it is about: a charge, a refund, a dispute, a transfer or something else.
        private Optional<String> ofSource(String... path) {
            var node = source == null ? MissingNode.getInstance() : source;
            for (var name : path) {
                node = node.path(name);
            }
            return Optional.ofNullable(node.textValue());
        }
    }
}
