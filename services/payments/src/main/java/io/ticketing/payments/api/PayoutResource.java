package io.ticketing.payments.api;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import io.ticketing.deadline.InTime;
import io.ticketing.payments.domain.Payout;
import io.ticketing.payments.persistence.PayoutRepository;
import io.ticketing.rest.Caller;

/// A seller's own payouts over HTTP.
@Authenticated
class PayoutResource implements PayoutsApi {

    private final PayoutRepository payouts;
    private final Caller caller;

    PayoutResource(PayoutRepository payouts, Caller caller) {
        this.payouts = payouts;
        this.caller = caller;
    }

    @Override
    @InTime
    @WithSession
    public Uni<RestResponse<List<PayoutView>>> list(int limit, @Nullable UUID cursor) {
        return payouts.ofSeller(caller.id(), Optional.ofNullable(cursor), limit + 1)
                .map(found -> page(found, limit));
    }

    /// One more than asked for was looked up, to see whether there is a next page.
    private static RestResponse<List<PayoutView>> page(List<Payout> found, int limit) {
        var page = found.stream().limit(limit).map(PayoutView::of).toList();
        var response = ResponseBuilder.ok(page);
        if (found.size() > limit) {
            var next =
                    PATH + "?limit=%d&cursor=%s".formatted(limit, page.getLast().id());
            response.header("Link", "<%s>; rel=\"next\"".formatted(next));
        }
        return response.build();
    }
}
