package io.ticketing.payments.application;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.GatewayEvent;
import io.ticketing.payments.domain.GatewayMessage;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.gateway.StripeWebhooks;
import io.ticketing.payments.persistence.GatewayEventRepository;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.payments.persistence.SellerAccountRepository;

/// Stores what the gateway tells about our payments and our sellers' accounts, before it is
/// acknowledged.
///
/// An event only says that there is something to see: [ApplyGatewayEvents] asks the gateway for the
/// payment's state, and [ObserveAccounts] for the account's. So events may come late, twice and in any order.
@ApplicationScoped
public class ReceiveWebhook {

    private final StripeWebhooks webhooks;
    private final PaymentRepository payments;
    private final GatewayEventRepository events;
    private final SellerAccountRepository accounts;
    private final ObserveAccounts observeAccounts;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Duration patience;

    ReceiveWebhook(
            StripeWebhooks webhooks,
            PaymentRepository payments,
            GatewayEventRepository events,
            SellerAccountRepository accounts,
            ObserveAccounts observeAccounts,
            MeterRegistry metrics,
            Clock clock,
            PaymentsConfig config) {
        this.webhooks = webhooks;
        this.payments = payments;
        this.events = events;
        this.accounts = accounts;
        this.observeAccounts = observeAccounts;
        this.metrics = metrics;
        this.clock = clock;
        this.patience = config.webhooks().patience();
    }

    /// What became of a webhook.
    public enum Receipt {
        STORED,
        REPEATED,
        IGNORED,
        FORGED,
        UNREADABLE,
        UNVERIFIABLE
    }

    /// @param body exactly as it was received
    public Uni<Receipt> receive(byte[] body, Optional<String> signature) {
        return take(webhooks.read(body, signature)).invoke(this::count);
    }

    private Uni<Receipt> take(GatewayMessage message) {
        return switch (message) {
            case GatewayMessage.News(var event) -> store(event);
            case GatewayMessage.AccountNews(var accountId) -> lookAt(accountId);
            case GatewayMessage.OfNoInterest _ -> Uni.createFrom().item(Receipt.IGNORED);
            case GatewayMessage.Forged _ -> Uni.createFrom().item(Receipt.FORGED);
            case GatewayMessage.Unreadable _ -> Uni.createFrom().item(Receipt.UNREADABLE);
            case GatewayMessage.Unverifiable _ -> Uni.createFrom().item(Receipt.UNVERIFIABLE);
        };
    }

    private Uni<Receipt> lookAt(String accountId) {
        return accounts.lookAt(accountId, clock.instant())
                .invoke(observeAccounts::wake)
                .map(isOurs -> isOurs ? Receipt.STORED : Receipt.IGNORED);
    }

    /// Other systems may share our account at the gateway, which tells of their payments too.
    private Uni<Receipt> store(GatewayEvent event) {
        return Panache.withSession(() -> payments.ofIntent(event.intentId()))
                .chain(payment -> payment.isPresent()
                        ? store(event, payment.get()).map(isNew -> isNew ? Receipt.STORED : Receipt.REPEATED)
                        : Uni.createFrom().item(Receipt.IGNORED));
    }

    /// The answer to our own call usually comes first. So its event waits a moment, and then has
    /// nothing to tell.
    private Uni<Boolean> store(GatewayEvent event, Payment payment) {
        var now = clock.instant();
        return event.news().moves(payment.status())
                ? events.addDue(event, payment.id(), now, now.plus(patience))
                : events.addKnown(event, payment.id(), now);
    }

    private void count(Receipt receipt) {
        metrics.counter("ticketing.webhooks", "result", receipt.name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
