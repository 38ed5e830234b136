package io.ticketing.storefront.pages;

import java.util.function.Supplier;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.common.annotation.RunOnVirtualThread;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Answer;
import io.ticketing.storefront.market.Page;
import io.ticketing.storefront.market.PaymentsApi;
import io.ticketing.storefront.market.SellerAccount;
import io.ticketing.storefront.session.Visitor;

/// A seller's payouts, and setting them up.
@Path(PayoutsPage.PATH)
@RunOnVirtualThread
@InTurn
@Produces(MediaType.TEXT_HTML)
class PayoutsResource {

    private final PaymentsApi payments;
    private final Visitor visitor;

    PayoutsResource(@RestClient PaymentsApi payments, Visitor visitor) {
        this.payments = payments;
        this.visitor = visitor;
    }

    @GET
    public RestResponse<String> show(@RestQuery @Nullable String cursor) {
        return show(200, () -> payments.sellerAccount(visitor.session()), cursor, null);
    }

    /// The form's address, opened as a link.
    @GET
    @Path("account")
    public RestResponse<String> back() {
        return Html.seeOther(PayoutsPage.PATH);
    }

    /// A form without scripts must not lead to another site, so the page then has a link.
    @POST
    @Path("account")
    public RestResponse<String> setUp(@RestHeader("HX-Request") boolean byScript) {
        return switch (Answer.of(() -> payments.onboard(visitor.session(), new PaymentsApi.Onboarding(null)))) {
            case Answer.Given(var account)
            when byScript && account.onboardingUrl() != null -> Html.leave(account.onboardingUrl());
            case Answer.Given(var account) -> show(200, () -> account, null, null);
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(PayoutsPage.PATH);
            case Answer.Refused(var why) ->
                Html.refused(
                        why,
                        show(
                                why.status(),
                                () -> payments.sellerAccount(visitor.session()),
                                null,
                                Notice.ofOnboarding(why)));
        };
    }

    private RestResponse<String> show(
            int status, Supplier<SellerAccount> account, @Nullable String cursor, @Nullable Notice notice) {
        return switch (Answer.of(() -> page(account.get(), cursor))) {
            case Answer.Given(var page) -> Html.page(status, Templates.payouts(page, notice));
            case Answer.Refused(var why) when why.needsSignIn() -> Html.signInFirst(PayoutsPage.PATH);
            case Answer.Refused(var why) -> ErrorAnswer.page(why).response();
        };
    }

    private PayoutsPage page(SellerAccount account, @Nullable String cursor) {
        return PayoutsPage.of(account, Page.of(payments.payouts(visitor.session(), cursor)), Words.of(visitor));
    }
}
