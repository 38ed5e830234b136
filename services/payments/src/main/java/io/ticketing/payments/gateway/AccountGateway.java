package io.ticketing.payments.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.ticketing.payments.PaymentsConfig;
import io.ticketing.payments.domain.AccountOutcome;
import io.ticketing.payments.domain.SellerAccount;
import io.ticketing.payments.domain.SellerAccountStatus;
import io.ticketing.postgresql.Contexts;

/// Opens sellers' accounts at Stripe, or any gateway with the same API, and tells how far they are.
///
/// An account may be asked for twice, and is opened once: the gateway serves a key once for a day,
/// and later a repeated call finds the account by its seller. Calls never fail: an error is an
/// outcome. They have no say in whether purchases may begin.
@ApplicationScoped
public class AccountGateway {

    private static final Logger LOG = Logger.getLogger(AccountGateway.class);

    private static final int OK = 200;
    private static final int FAILED = 500;

    /// It does not exist any more, or its holder has cut it off from us.
    private static final Set<Integer> NOT_OURS = Set.of(403, 404);

    /// The most that Stripe lists at once.
    private static final int PAGE = 100;

    private static final int CONNECTIONS = 8;

    /// By how much the gateway's clock may differ from ours.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final StripeAccountsApi stripe;
    private final Contexts contexts;
    private final Duration timeout;

    AccountGateway(StripeClient client, Contexts contexts, PaymentsConfig config) {
        this.stripe = client.of(StripeAccountsApi.class, CONNECTIONS);
        this.contexts = contexts;
        this.timeout = config.gateway().timeout();
    }

    public Uni<AccountOutcome> open(SellerAccount account) {
        var call = account.isRepeated()
                ? find(account, null)
                        .chain(found -> found.isPresent()
                                ? Uni.createFrom().item(found.get().known())
                                : create(account))
                : create(account);
        return inTime(call, timeout);
    }

    /// @param patience how long the caller waits
    public Uni<AccountOutcome> stateOf(String accountId, Duration patience) {
        return inTime(stripe.retrieve(accountId).map(answer -> state(accountId, answer)), patience);
    }

    /// The address at which the gateway asks the holder of the account; empty if there is no answer.
    ///
    /// @param back where it leads to afterwards, also if the address was used before
    public Uni<Optional<String>> link(String accountId, URI back) {
        var call = stripe.createLink(linkForm(accountId, back))
                .map(AccountGateway::url)
                .onFailure()
                .invoke(failure -> LOG.warnf("No link to account %s: %s", accountId, failure))
                .onFailure()
                .recoverWithItem(Optional.empty());
        return contexts.within(timeout, call, Optional::empty);
    }

    private Uni<AccountOutcome> create(SellerAccount account) {
        return stripe.create(account.key(), form(account.sellerId())).map(AccountGateway::created);
    }

    static MultivaluedMap<String, String> form(UUID sellerId) {
        var form = new MultivaluedHashMap<String, String>();
        form.add("type", "express");
        form.add("capabilities[transfers][requested]", "true");
        form.add(StripeMetadata.parameter(StripeMetadata.SELLER), sellerId.toString());
        return form;
    }

    static MultivaluedMap<String, String> linkForm(String accountId, URI back) {
        var form = new MultivaluedHashMap<String, String>();
        form.add("account", accountId);
        form.add("type", "account_onboarding");
        form.add("return_url", back.toString());
        form.add("refresh_url", back.toString());
        return form;
    }

    private Uni<Optional<StripeAccount>> find(SellerAccount account, @Nullable String after) {
        var from = account.createdAt().minus(CLOCKS_DIFFER).getEpochSecond();
        return stripe.list(from, after, PAGE).map(AccountGateway::page).chain(page -> {
            var found = page.accounts().stream()
                    .filter(it ->
                            it.sellerId().filter(account.sellerId()::equals).isPresent())
                    .findFirst();
            return found.isPresent() || !page.hasMore() || page.accounts().isEmpty()
                    ? Uni.createFrom().item(found)
                    : find(account, page.accounts().getLast().id());
        });
    }

    private static StripeAccount.Page page(Response answer) {
        if (answer.getStatus() != OK) {
            throw new IllegalStateException(status(answer));
        }
        return answer.readEntity(StripeAccount.Page.class);
    }

    private static AccountOutcome created(Response answer) {
        return switch (answer.getStatus()) {
            case OK -> answer.readEntity(StripeAccount.class).known();
            // It would be repeated to the same key, also when a person has put right what was wrong.
            case 400, 402, 403, FAILED -> new AccountOutcome.Broken(status(answer));
            default -> new AccountOutcome.Unknown(status(answer));
        };
    }

    private static AccountOutcome state(String accountId, Response answer) {
        if (NOT_OURS.contains(answer.getStatus())) {
            return new AccountOutcome.Known(accountId, SellerAccountStatus.RESTRICTED);
        }
        return answer.getStatus() == OK
                ? answer.readEntity(StripeAccount.class).known()
                : new AccountOutcome.Unknown(status(answer));
    }

    private static Optional<String> url(Response answer) {
        if (answer.getStatus() != OK) {
            throw new IllegalStateException(status(answer));
        }
        return Optional.ofNullable(answer.readEntity(StripeAccount.Link.class).url());
    }

    private Uni<AccountOutcome> inTime(Uni<AccountOutcome> call, Duration patience) {
        var answered = call.onFailure().recoverWithItem(failure -> noAnswer(failure.toString()));
        return contexts.within(patience, answered, () -> noAnswer(patience.toString()));
    }

    private static AccountOutcome noAnswer(String why) {
        return new AccountOutcome.Unknown("no answer: " + why);
    }

    private static String status(Response answer) {
        return "the gateway answers with status " + answer.getStatus();
    }
}
