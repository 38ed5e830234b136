package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the gateway has booked on its own account of us, as seen by the ledger. Its bookings may have
/// either sign.
public final class GatewayPostings {

    private GatewayPostings() {}

    /// What payments itself can't know of a booking. What it is about is posted by the use case that has
    /// caused it, so what nobody here has caused makes the two differ.
    ///
    /// @param isOurs whether it is about one of our payments or payouts
    public static Posting of(GatewayBooking booking, boolean isOurs) {
        return isOurs
                ? fee(booking.id(), booking.fee(), booking.currency(), booking.at())
                : foreign(booking.id(), booking.amount() - booking.fee(), booking.currency(), booking.at());
    }

    /// @param bookingId the gateway's id
    /// @param fee what the gateway has kept, in minor units
    public static Posting fee(String bookingId, long fee, String currency, Instant at) {
        return posting(PostingKind.GATEWAY_FEE, bookingId, Account.GATEWAY_FEE, fee, currency, at);
    }

    /// @param bookingId the gateway's id
    /// @param amount what we have more than before, in minor units
    public static Posting foreign(String bookingId, long amount, String currency, Instant at) {
        return posting(PostingKind.FOREIGN, bookingId, Account.OTHER, -amount, currency, at);
    }

    private static Posting posting(
            PostingKind kind, String bookingId, Account account, long amount, String currency, Instant at) {
        return new Posting(
                kind,
                bookingId,
                Optional.empty(),
                Optional.of(bookingId),
                at,
                List.of(Entry.of(account, amount, currency), Entry.of(Account.GATEWAY, -amount, currency)));
    }
}
