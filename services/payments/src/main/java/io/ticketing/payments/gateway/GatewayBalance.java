package io.ticketing.payments.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.domain.GatewayBooking;

/// Reads what the gateway keeps for us, and what has moved it.
@ApplicationScoped
public class GatewayBalance {

    /// The most that Stripe lists at once.
    private static final int PAGE = 100;

    private static final int OK = 200;

    /// One reader at a time.
    private static final int CONNECTIONS = 2;

    private final StripeBalanceApi stripe;

    GatewayBalance(StripeClient client) {
        this.stripe = client.of(StripeBalanceApi.class, CONNECTIONS);
    }

    /// Some bookings, newest first.
    ///
    /// @param next where the next page starts; empty on the last one
    public record Page(List<GatewayBooking> bookings, Optional<String> next) {}

    /// In minor units, by currency. Fails if the gateway does not answer.
    public Uni<Map<String, Long>> balance() {
        return again(stripe.balance())
                .map(answer -> read(answer, StripeBalance.class).all());
    }

    /// What was booked in that time. Fails if the gateway does not answer.
    ///
    /// @param after where the page starts; null for the first one
    public Uni<Page> page(Instant from, Instant until, @Nullable String after) {
        return again(stripe.transactions(from.getEpochSecond(), until.getEpochSecond(), after, PAGE, "data.source"))
                .map(answer -> page(read(answer, StripeBookings.class)));
    }

    /// That the gateway has closed an idle connection may be noticed only when it is used.
    private static Uni<Response> again(Uni<Response> call) {
        return call.onFailure().retry().atMost(1);
    }

    private static Page page(StripeBookings read) {
        var transactions = read.transactions();
        return new Page(
                transactions.stream().flatMap(it -> it.booking().stream()).toList(),
                read.hasMore() && !transactions.isEmpty()
                        ? Optional.of(transactions.getLast().id())
                        : Optional.empty());
    }

    private static <T> T read(Response answer, Class<T> type) {
        if (answer.getStatus() != OK) {
            throw new IllegalStateException("the gateway answers with status " + answer.getStatus());
        }
        return answer.readEntity(type);
    }
}
