package io.ticketing.payments.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

import io.ticketing.money.Money;
import io.ticketing.payments.domain.DisputeStatus;
import io.ticketing.payments.domain.GatewayDispute;

/// A dispute with only the fields that we use.
///
/// Source: <https://docs.stripe.com/api/disputes/object>.
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record StripeDispute(
        String id,
        String reason,
        String status,
        long amount,
        String currency,
        long created,
        @JsonProperty("balance_transactions") @Nullable List<Movement> movements,
        @JsonProperty("evidence_details") @Nullable Evidence evidence) {

    /// Money that has left the balance, or come back to it.
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Movement(long amount) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Evidence(@JsonProperty("due_by") @Nullable Long dueBy) {}

    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(@Nullable List<StripeDispute> data) {

        List<GatewayDispute> disputes() {
            return data == null
                    ? List.of()
                    : data.stream().map(StripeDispute::read).toList();
        }
    }

    private GatewayDispute read() {
        var moved = movements == null ? List.<Movement>of() : movements;
        return new GatewayDispute(
                id,
                reason,
                state(),
                StripeAmount.money(amount, Money.currency(currency.toUpperCase(Locale.ROOT))),
                moved.size(),
                moved.stream().mapToLong(Movement::amount).sum() < 0,
                Instant.ofEpochSecond(created),
                Optional.ofNullable(evidence).map(Evidence::dueBy).map(Instant::ofEpochSecond));
    }

    private DisputeStatus state() {
        return switch (status) {
            case "won", "prevented" -> DisputeStatus.WON;
            case "lost" -> DisputeStatus.LOST;
            case "warning_closed" -> DisputeStatus.INQUIRY_CLOSED;
            case "warning_needs_response", "warning_under_review" -> DisputeStatus.INQUIRY;
            default -> DisputeStatus.OPEN;
        };
    }
}
