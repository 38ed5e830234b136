package io.ticketing.payments.gateway;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.GatewayEvent;
import io.ticketing.payments.domain.GatewayMessage;
import io.ticketing.payments.domain.GatewayNews;

/// Reads webhooks, of which anybody may send some: the body is looked at only when its signature
/// holds.
@ApplicationScoped
public class StripeWebhooks {

    private static final int LONGEST_ID = 255;

    private static final String ACCOUNT_UPDATED = "account.updated";
    private static final String ABOUT_AN_INTENT = "payment_intent.";

    private static final Map<String, GatewayNews> NEWS = Map.ofEntries(
            Map.entry("payment_intent.requires_action", GatewayNews.ACTION_REQUIRED),
            Map.entry("payment_intent.amount_capturable_updated", GatewayNews.AUTHORIZED),
            Map.entry("payment_intent.succeeded", GatewayNews.CAPTURED),
            Map.entry("payment_intent.payment_failed", GatewayNews.REFUSED),
            Map.entry("payment_intent.canceled", GatewayNews.CANCELLED),
            Map.entry("refund.updated", GatewayNews.REFUNDS_CHANGED),
            Map.entry("refund.failed", GatewayNews.REFUNDS_CHANGED),
            // As versions of Stripe's API before 2024-10-28 call both.
            Map.entry("charge.refund.updated", GatewayNews.REFUNDS_CHANGED),
            Map.entry("charge.dispute.created", GatewayNews.DISPUTED),
            Map.entry("charge.dispute.updated", GatewayNews.DISPUTED),
            Map.entry("charge.dispute.funds_withdrawn", GatewayNews.DISPUTED),
            Map.entry("charge.dispute.funds_reinstated", GatewayNews.DISPUTED),
            Map.entry("charge.dispute.closed", GatewayNews.DISPUTED));

    private final ObjectMapper json;
    private final Clock clock;
    private final List<String> secrets;
    private final Duration tolerance;

    StripeWebhooks(ObjectMapper json, Clock clock, PaymentsConfig config) {
        this.json = json;
        this.clock = clock;
        this.secrets = config.webhooks().secrets().orElse(List.of());
        this.tolerance = config.webhooks().tolerance();
    }

    /// @param body exactly as it was received
    /// @param signature the header `Stripe-Signature`
    public GatewayMessage read(byte[] body, Optional<String> signature) {
        if (secrets.isEmpty()) {
            return new GatewayMessage.Unverifiable();
        }
        return signature
                        .flatMap(StripeSignature::parse)
                        .filter(it -> isOurs(it, body))
                        .isPresent()
                ? read(body)
                : new GatewayMessage.Forged();
    }

    private boolean isOurs(StripeSignature signature, byte[] body) {
        return signature.isFresh(clock.instant(), tolerance)
                && secrets.stream().anyMatch(secret -> signature.isOf(body, secret));
    }

    private GatewayMessage read(byte[] body) {
        try {
            var event = json.readValue(body, StripeEvent.class);
            return event == null ? new GatewayMessage.Unreadable() : read(event);
        } catch (IOException e) {
            return new GatewayMessage.Unreadable();
        }
    }

    private static GatewayMessage read(StripeEvent event) {
        if (event.id() == null || event.id().length() > LONGEST_ID || event.type() == null) {
            return new GatewayMessage.Unreadable();
        }
        if (event.type().equals(ACCOUNT_UPDATED)) {
            return ofAccount(event);
        }
        var news = Optional.ofNullable(NEWS.get(event.type()));
        return news.isEmpty() ? new GatewayMessage.OfNoInterest() : read(event.id(), event.type(), news.get(), event);
    }

    private static GatewayMessage ofAccount(StripeEvent event) {
        var account = event.data() == null ? null : event.data().object();
        return account == null || account.id() == null
                ? new GatewayMessage.Unreadable()
                : new GatewayMessage.AccountNews(account.id());
    }

    private static GatewayMessage read(String id, String type, GatewayNews news, StripeEvent event) {
        var subject = event.data() == null ? null : event.data().object();
        var intent = subject == null ? null : type.startsWith(ABOUT_AN_INTENT) ? subject.id() : subject.intent();
        return intent == null
                ? new GatewayMessage.Unreadable()
                : new GatewayMessage.News(new GatewayEvent(id, news, intent));
    }
}
