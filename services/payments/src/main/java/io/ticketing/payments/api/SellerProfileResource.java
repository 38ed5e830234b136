package io.ticketing.payments.api;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.ticketing.deadline.InTime;
import io.ticketing.payments.application.DescribeSeller;
import io.ticketing.payments.persistence.SellerProfileRepository;
import io.ticketing.rest.Caller;

/// A seller's own profile over HTTP.
@Authenticated
@Cancellable(false) // who hangs up does not stop what has begun
class SellerProfileResource implements SellerProfileApi {

    private final DescribeSeller describeSeller;
    private final SellerProfileRepository profiles;
    private final Caller caller;

    SellerProfileResource(DescribeSeller describeSeller, SellerProfileRepository profiles, Caller caller) {
        this.describeSeller = describeSeller;
        this.profiles = profiles;
        this.caller = caller;
    }

    @Override
    @InTime
    @WithSession
    public Uni<RestResponse<SellerProfileView>> show() {
        return profiles.findById(caller.id())
                .map(profile -> profile == null
                        ? ReceiptProblems.unknownProfile().response()
                        : RestResponse.ok(SellerProfileView.of(profile)));
    }

    @Override
    @InTime
    public Uni<RestResponse<SellerProfileView>> describe(DescribeSellerRequest body) {
        return describeSeller
                .describe(caller.id(), body.details())
                .map(SellerProfileView::of)
                .map(RestResponse::ok);
    }
}
