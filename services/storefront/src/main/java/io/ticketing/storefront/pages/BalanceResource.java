package io.ticketing.storefront.pages;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.Page;
import io.ticketing.storefront.market.PaymentsApi;
import io.ticketing.storefront.session.Visitor;

/// What a seller has earned.
@Path(BalancePage.PATH)
@RunOnVirtualThread
@InTurn
@Produces(MediaType.TEXT_HTML)
class BalanceResource {

    private final PaymentsApi payments;
    private final Visitor visitor;

    BalanceResource(@RestClient PaymentsApi payments, Visitor visitor) {
        this.payments = payments;
        this.visitor = visitor;
    }

    @GET
    public RestResponse<String> show(@RestQuery @Nullable String cursor) {
        return switch (Answer.of(() -> page(cursor))) {
            case Answer.Given(var page) -> Html.page(Templates.balance(page));
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(BalancePage.PATH);
            case Answer.Refused(var why) -> ErrorAnswer.page(why).response();
        };
    }

    private BalancePage page(@Nullable String cursor) {
        var balances = payments.balances(visitor.session());
        var changes = Page.of(payments.changes(visitor.session(), cursor));
        return BalancePage.of(balances, changes, Words.of(visitor));
    }
}
