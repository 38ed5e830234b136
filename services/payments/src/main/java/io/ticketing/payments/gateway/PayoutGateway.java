package io.ticketing.payments.gateway;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.ticketing.money.Money;
import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.Payout;
import io.ticketing.payments.domain.PayoutOutcome;
import io.ticketing.postgresql.Contexts;

/// Sends money to sellers' accounts, at Stripe or any gateway with the same API.
///
/// A payout may be asked for twice, and is made once: the gateway serves a key once for a day, and
/// later a repeated call finds the transfer by its group, which is our id. Calls never fail: an error
/// is an outcome. They have no say in whether purchases may begin.
@ApplicationScoped
public class PayoutGateway {

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int FAILED = 500;

    private final StripeTransfersApi stripe;
    private final Contexts contexts;
    private final Clock clock;
    private final Duration timeout;

    PayoutGateway(StripeClient client, Contexts contexts, Clock clock, PaymentsConfig config) {
        this.stripe = client.of(StripeTransfersApi.class, config.payouts().atOnce());
        this.contexts = contexts;
        this.clock = clock;
        this.timeout = config.gateway().timeout();
    }

    /// The largest amount up to this one that the gateway can send.
    public Money payable(Money due) {
        return new StripeAmount(due).roundedDown();
    }

    public Uni<PayoutOutcome> pay(Payout payout) {
        var call = payout.isRepeated()
                ? find(payout)
                        .chain(found -> found.isPresent()
                                ? Uni.createFrom().item(new PayoutOutcome.Paid(found.get()))
                                : unlessInDoubt(payout))
                : create(payout);
        var answered = call.onFailure().recoverWithItem(failure -> noAnswer(failure.toString()));
        return contexts.within(timeout, answered, () -> noAnswer(timeout.toString()));
    }

    private Uni<Optional<String>> find(Payout payout) {
        return stripe.list(payout.id().toString(), 1).map(answer -> {
            if (answer.getStatus() != OK) {
                throw new IllegalStateException(status(answer));
            }
            return answer.readEntity(StripeTransfer.Page.class).firstId();
        });
    }

    private Uni<PayoutOutcome> unlessInDoubt(Payout payout) {
        return payout.isInDoubt(clock.instant())
                ? Uni.createFrom()
                        .item(new PayoutOutcome.Unknown("an attempt that has failed may still have an effect"))
                : create(payout);
    }

    private Uni<PayoutOutcome> create(Payout payout) {
        return stripe.create(payout.key(), form(payout)).map(PayoutGateway::read);
    }

    private static MultivaluedMap<String, String> form(Payout payout) {
        var money = payout.money();
        var form = new MultivaluedHashMap<String, String>();
        form.add("amount", Long.toString(new StripeAmount(money).units().orElseThrow()));
        form.add("currency", money.currency().getCurrencyCode().toLowerCase(Locale.ROOT));
        form.add("destination", payout.accountId());
        form.add("transfer_group", payout.id().toString());
        form.add(StripeMetadata.parameter(StripeMetadata.PAYOUT), payout.id().toString());
        form.add(
                StripeMetadata.parameter(StripeMetadata.SELLER),
                payout.sellerId().toString());
        return form;
    }

    private static PayoutOutcome read(Response answer) {
        return switch (answer.getStatus()) {
            case OK -> paid(answer.readEntity(StripeTransfer.class).id());
            case BAD_REQUEST -> refused(answer.readEntity(StripeTransfer.class).error());
            case FAILED -> new PayoutOutcome.Broken(status(answer));
            default -> new PayoutOutcome.Unknown(status(answer));
        };
    }

    private static PayoutOutcome paid(@Nullable String transferId) {
        return transferId == null
                ? new PayoutOutcome.Unknown("the gateway names no transfer")
                : new PayoutOutcome.Paid(transferId);
    }

    /// Source: <https://docs.stripe.com/error-codes>.
    private static PayoutOutcome refused(StripeReply.@Nullable ErrorObject error) {
        if (error == null || "idempotency_error".equals(error.type())) {
            return new PayoutOutcome.Unknown("the gateway takes this for another call");
        }
        var code = error.code() == null ? "unknown" : error.code();
        return code.equals("balance_insufficient")
                ? new PayoutOutcome.BalanceTooLow()
                : new PayoutOutcome.Refused(code);
    }

    private static PayoutOutcome noAnswer(String why) {
        return new PayoutOutcome.Unknown("no answer: " + why);
    }

    private static String status(Response answer) {
        return "the gateway answers with status " + answer.getStatus();
    }
}
