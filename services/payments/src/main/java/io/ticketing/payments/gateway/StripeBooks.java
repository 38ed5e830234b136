package io.ticketing.payments.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import io.ticketing.money.Money;
import io.ticketing.payments.domain.GatewayIntent;

/// A page of payment intents, with only the fields that we use.
///
/// Source: <https://docs.stripe.com/api/payment_intents/list>.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StripeBooks(
        @Nullable List<Entry> data,
        @JsonProperty("has_more") boolean hasMore) {

    List<Entry> entries() {
        return data == null ? List.of() : data;
    }

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Charge(@JsonProperty("amount_refunded") long refunded, boolean disputed) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(
            String id,
            String currency,
            @JsonProperty("amount_received") long received,
            @Nullable Map<String, String> metadata,
            @JsonProperty("latest_charge") @Nullable Charge charge,
            @Nullable String status,
            @JsonProperty("last_payment_error") StripeReply.@Nullable ErrorObject lastPaymentError,
            @JsonProperty("next_action") StripeReply.@Nullable NextAction nextAction) {

        /// Empty if it is not one of ours: other systems may share our account.
        Optional<GatewayIntent> ours() {
            return ourId(StripeMetadata.PAYMENT)
                    .flatMap(payment -> ourId(StripeMetadata.ORDER).map(order -> intent(payment, order)));
        }

        private GatewayIntent intent(UUID payment, UUID order) {
            var state = StripeReading.intent(new StripeReply(id, status, lastPaymentError, nextAction, null));
            var refunded = charge == null || received == 0 ? 0 : charge.refunded;
            var disputed = charge != null && charge.disputed;
            return new GatewayIntent(id, payment, order, state, money(received), money(refunded), disputed);
        }

        private Money money(long units) {
            return StripeAmount.money(units, Money.currency(currency.toUpperCase(Locale.ROOT)));
        }

        private Optional<UUID> ourId(String name) {
            return StripeMetadata.id(metadata, name);
        }
    }
}
