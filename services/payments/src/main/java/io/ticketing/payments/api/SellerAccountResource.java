package io.ticketing.payments.api;

import java.time.Duration;
import java.util.Optional;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.ticketing.deadline.InTime;
import io.ticketing.payments.application.OnboardSeller;
import io.ticketing.payments.application.ReturnAddresses;
import io.ticketing.payments.application.ShowSellerAccount;
import io.ticketing.payments.domain.Onboarding;
import io.ticketing.rest.Caller;

/// A seller's own account at the gateway over HTTP.
@Authenticated
@Cancellable(false) // who hangs up does not stop what has begun
class SellerAccountResource implements SellerAccountApi {

    /// When a seller may ask again whom the gateway has not answered.
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final OnboardSeller onboardSeller;
    private final ShowSellerAccount showSellerAccount;
    private final ReturnAddresses returnAddresses;
    private final Caller caller;

    SellerAccountResource(
            OnboardSeller onboardSeller,
            ShowSellerAccount showSellerAccount,
            ReturnAddresses returnAddresses,
            Caller caller) {
        this.onboardSeller = onboardSeller;
        this.showSellerAccount = showSellerAccount;
        this.returnAddresses = returnAddresses;
        this.caller = caller;
    }

    @Override
    public Uni<RestResponse<SellerAccountView>> onboard(OnboardRequest body) {
        var back =
                Optional.ofNullable(body.returnUrl()).map(ReturnAddresses::read).orElseGet(returnAddresses::ofPayouts);
        return returnAddresses.allows(back)
                ? onboardSeller.onboard(caller.id(), back).map(SellerAccountResource::answer)
                : Uni.createFrom().item(PaymentProblems.unknownReturnUrl().response());
    }

    @Override
    @InTime
    public Uni<SellerAccountView> show() {
        return showSellerAccount
                .show(caller.id())
                .map(account ->
                        account.map(it -> SellerAccountView.of(it.status())).orElseGet(SellerAccountView::none));
    }

    private static RestResponse<SellerAccountView> answer(Onboarding onboarding) {
        return switch (onboarding) {
            case Onboarding.Begun(var status, var url) -> RestResponse.ok(SellerAccountView.of(status, url));
            case Onboarding.Unavailable _ ->
                PaymentProblems.noAnswer(RETRY_AFTER).response();
        };
    }
}
