package io.ticketing.payments.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

import io.ticketing.deadline.InTime;
import io.ticketing.payments.domain.Dispute;
import io.ticketing.payments.domain.Listing;
import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.persistence.DisputeRepository;
import io.ticketing.payments.persistence.ListingRepository;
import io.ticketing.payments.persistence.PaymentRepository;
import io.ticketing.payments.persistence.SalesSummary;
import io.ticketing.rest.Caller;

/// A seller's own sales over HTTP.
@Authenticated
class SalesResource implements SalesApi {

    private static final SalesSummary NOTHING_SOLD = new SalesSummary("USD", 0, 0, 0, 0, 0, 0);

    private final PaymentRepository payments;
    private final ListingRepository listings;
    private final DisputeRepository disputes;
    private final Caller caller;

    SalesResource(PaymentRepository payments, ListingRepository listings, DisputeRepository disputes, Caller caller) {
        this.payments = payments;
        this.listings = listings;
        this.disputes = disputes;
        this.caller = caller;
    }

    @Override
    @InTime
    @WithSession
    public Uni<RestResponse<List<SaleView>>> list(UUID ticketId, int limit, @Nullable UUID cursor) {
        return forSeller(
                ticketId,
                _ -> payments.sales(ticketId, Optional.ofNullable(cursor), limit + 1)
                        .chain(found -> disputesOf(found).map(disputes -> page(ticketId, found, disputes, limit))));
    }

    @Override
    @InTime
    @WithSession
    public Uni<RestResponse<SalesSummaryView>> summary(UUID ticketId) {
        return forSeller(
                ticketId,
                listing -> payments.summary(ticketId)
                        .map(summary -> RestResponse.ok(
                                SalesSummaryView.of(ticketId, listing.refundsAll(), summary.orElse(NOTHING_SOLD)))));
    }

    private <T> Uni<RestResponse<T>> forSeller(UUID ticketId, Function<Listing, Uni<RestResponse<T>>> answer) {
        var viewer = caller.id();
        return listings.findById(ticketId).chain(listing -> {
            if (listing == null) {
                return Uni.createFrom().item(PaymentProblems.unknownTicket().response());
            }
            return listing.isSoldBy(viewer)
                    ? answer.apply(listing)
                    : Uni.createFrom().item(PaymentProblems.salesNotYours().response());
        });
    }

    /// The latest dispute of each payment that has one.
    private Uni<Map<UUID, Dispute>> disputesOf(List<Payment> found) {
        var disputed =
                found.stream().filter(Payment::isDisputed).map(Payment::id).toList();
        return disputed.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : disputes.ofPayments(disputed)
                        .map(all -> all.stream()
                                .collect(Collectors.toMap(
                                        Dispute::paymentId, Function.identity(), (newer, _) -> newer)));
    }

    /// One more than asked for was looked up, to see whether there is a next page.
    private static RestResponse<List<SaleView>> page(
            UUID ticketId, List<Payment> found, Map<UUID, Dispute> disputes, int limit) {
        var page = found.stream()
                .limit(limit)
                .map(payment -> SaleView.of(payment, Optional.ofNullable(disputes.get(payment.id()))))
                .toList();
        var response = ResponseBuilder.ok(page);
        if (found.size() > limit) {
            var next = PATH
                    + "?ticketId=%s&limit=%d&cursor=%s"
                            .formatted(ticketId, limit, page.getLast().id());
            response.header("Link", "<%s>; rel=\"next\"".formatted(next));
        }
        return response.build();
    }
}
