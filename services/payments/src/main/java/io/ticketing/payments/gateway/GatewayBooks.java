package io.ticketing.payments.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.GatewayIntent;
import io.ticketing.payments.domain.GatewayOutcome;
import io.ticketing.payments.domain.Payment;
import io.ticketing.postgresql.Contexts;

/// Reads what the gateway has in its books, and releases what it holds for nothing.
@ApplicationScoped
public class GatewayBooks {

    /// The most that Stripe lists at once.
    private static final int PAGE = 100;

    private static final int OK = 200;

    /// One reader at a time.
    private static final int CONNECTIONS = 2;

    private final StripeApi stripe;
    private final Contexts contexts;
    private final Duration timeout;

    GatewayBooks(StripeClient client, Contexts contexts, PaymentsConfig config) {
        this.stripe = client.of(StripeApi.class, CONNECTIONS);
        this.contexts = contexts;
        this.timeout = config.gateway().timeout();
    }

    /// Some of our intents, newest first.
    ///
    /// @param next where the next page starts; empty on the last one
    public record Page(List<GatewayIntent> intents, Optional<String> next) {}

    /// The intents that were created in that time. Fails if the gateway does not answer.
    ///
    /// @param after where the page starts; null for the first one
    public Uni<Page> page(Instant from, Instant until, @Nullable String after) {
        var call = stripe.list(from.getEpochSecond(), until.getEpochSecond(), after, PAGE, "data.latest_charge");
        // That the gateway has closed an idle connection may be noticed only when it is used.
        return call.onFailure().retry().atMost(1).map(GatewayBooks::read);
    }

    private static Page read(Response answer) {
        if (answer.getStatus() != OK) {
            throw new IllegalStateException("the gateway answers with status " + answer.getStatus());
        }
        var books = answer.readEntity(StripeBooks.class);
        var entries = books.entries();
        return new Page(
                entries.stream().flatMap(entry -> entry.ours().stream()).toList(),
                books.hasMore() && !entries.isEmpty()
                        ? Optional.of(entries.getLast().id())
                        : Optional.empty());
    }

    /// Releases what is held for a payment that has ended.
    ///
    /// @return whether it is released
    public Uni<Boolean> release(Payment ended) {
        var intent = ended.intentId().orElseThrow();
        var call = stripe.cancel(intent, ended.id() + "-release", StripeForms.cancellation())
                .map(answer -> StripeReading.read(answer.getStatus(), answer.readEntity(StripeReply.class))
                        instanceof GatewayOutcome.Cancelled)
                .onFailure()
                .recoverWithItem(false);
        return contexts.within(timeout, call, () -> false);
    }
}
