package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the steps of a payment, its refunds and its disputes mean for the ledger.
public final class PaymentPostings {

    private static final Set<PaymentStatus> HOLDING =
            Set.of(PaymentStatus.AUTHORIZED, PaymentStatus.CAPTURING, PaymentStatus.VOIDING);

    private PaymentPostings() {}

    /// @param before its status before the step
    public static List<Posting> ofStep(PaymentStatus before, Payment payment, Instant now) {
        var after = payment.status();
        if (before == after) {
            return List.of();
        }
        var postings = new ArrayList<Posting>();
        if (HOLDING.contains(after) && !HOLDING.contains(before)) {
            postings.add(
                    hold(PostingKind.AUTHORIZATION, payment, payment.terms().amount(), now));
        }
        if (HOLDING.contains(before) && !HOLDING.contains(after)) {
            postings.add(hold(PostingKind.RELEASE, payment, -payment.terms().amount(), now));
        }
        if (after == PaymentStatus.CAPTURED) {
            postings.add(capture(payment, now));
        }
        if (after == PaymentStatus.RETURNING) {
            postings.add(before == PaymentStatus.CAPTURED ? captureRevoked(payment, now) : captureInVain(payment, now));
        }
        return postings;
    }

    private static Posting hold(PostingKind kind, Payment payment, long amount, Instant now) {
        return posting(
                kind, payment, now, entry(payment, Account.HELD, amount), entry(payment, Account.HOLDS, -amount));
    }

    private static Posting capture(Payment payment, Instant now) {
        var amount = payment.terms().amount();
        var fee = payment.sellerTerms().fee();
        return posting(
                PostingKind.CAPTURE,
                payment,
                now,
                entry(payment, Account.GATEWAY, amount),
                seller(payment, fee - amount, now),
                entry(payment, Account.PLATFORM_FEE, -fee));
    }

    private static Posting captureInVain(Payment payment, Instant now) {
        var amount = payment.terms().amount();
        return posting(
                PostingKind.CAPTURE_IN_VAIN,
                payment,
                now,
                entry(payment, Account.GATEWAY, amount),
                entry(payment, Account.RETURNS, -amount));
    }

    /// The seller no longer gets what was not refunded yet.
    private static Posting captureRevoked(Payment payment, Instant now) {
        var refunded = payment.ticketsRefunded();
        var amount = payment.terms().amount() - amountOf(payment, refunded);
        var fee = payment.sellerTerms().fee() - feeOf(payment, refunded);
        return posting(
                PostingKind.CAPTURE_REVOKED,
                payment,
                now,
                seller(payment, amount - fee, now),
                entry(payment, Account.PLATFORM_FEE, fee),
                entry(payment, Account.RETURNS, -amount));
    }

    /// The platform gives back its fee for the tickets, so the seller loses what the sale has earned.
    ///
    /// @param payment as it is after the refund
    public static Posting refund(Payment payment, Refund refund, Instant now) {
        var amount = amountOf(payment, refund.tickets());
        if (payment.isOwedToBuyer()) {
            return ofRefund(
                    PostingKind.REFUND,
                    payment,
                    refund,
                    now,
                    entry(payment, Account.GATEWAY, -amount),
                    entry(payment, Account.RETURNS, amount));
        }
        var refunded = payment.ticketsRefunded();
        var fee = feeOf(payment, refunded) - feeOf(payment, refunded - refund.tickets());
        return ofRefund(
                PostingKind.REFUND,
                payment,
                refund,
                now,
                entry(payment, Account.GATEWAY, -amount),
                seller(payment, amount - fee, now),
                entry(payment, Account.PLATFORM_FEE, fee));
    }

    /// The seller gets the whole amount, to pay the buyer in another way.
    public static Posting refundSentBack(Payment payment, Refund refund, Instant now) {
        var amount = amountOf(payment, refund.tickets());
        return ofRefund(
                PostingKind.REFUND_SENT_BACK,
                payment,
                refund,
                now,
                entry(payment, Account.GATEWAY, amount),
                payment.isOwedToBuyer() ? entry(payment, Account.RETURNS, -amount) : seller(payment, -amount, now));
    }

    /// Money has moved because of a dispute. The seller bears it for as long as it is not won.
    public static Posting dispute(Payment payment, Dispute dispute, Instant now) {
        var currency = dispute.moved().currency().getCurrencyCode();
        var units = dispute.moved().minorUnits();
        var amount = dispute.isTaken() ? units : -units;
        var bearer = dispute.isInVain()
                ? Entry.of(Account.RETURNS, amount, currency)
                : Entry.ofSeller(
                        payment.sellerTerms().sellerId(),
                        amount,
                        currency,
                        payment.availableAt().orElse(now));
        return new Posting(
                dispute.isTaken() ? PostingKind.DISPUTE : PostingKind.DISPUTE_WON,
                dispute.lastMovement(),
                Optional.of(payment.id()),
                Optional.of(dispute.id()),
                now,
                List.of(Entry.of(Account.GATEWAY, -amount, currency), bearer));
    }

    private static long amountOf(Payment payment, int tickets) {
        return payment.terms().priceOf(tickets).minorUnits();
    }

    private static long feeOf(Payment payment, int tickets) {
        return payment.sellerTerms().feeOf(tickets, payment.terms().quantity());
    }

    private static Entry entry(Payment payment, Account account, long amount) {
        return Entry.of(account, amount, payment.terms().currency());
    }

    /// What takes back a share becomes available together with it.
    private static Entry seller(Payment payment, long amount, Instant now) {
        return Entry.ofSeller(
                payment.sellerTerms().sellerId(),
                amount,
                payment.terms().currency(),
                payment.availableAt().orElse(now));
    }

    private static Posting posting(PostingKind kind, Payment payment, Instant now, Entry... entries) {
        return new Posting(
                kind, payment.id().toString(), Optional.of(payment.id()), payment.intentId(), now, List.of(entries));
    }

    private static Posting ofRefund(PostingKind kind, Payment payment, Refund refund, Instant now, Entry... entries) {
        return new Posting(
                kind, refund.id().toString(), Optional.of(payment.id()), payment.intentId(), now, List.of(entries));
    }
}
