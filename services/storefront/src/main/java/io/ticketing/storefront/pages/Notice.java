package io.ticketing.storefront.pages;

import io.ticketing.storefront.market.Refusal;

/// What happened, and what the visitor can do about it.
///
/// @param title what happened, in a few words
public record Notice(String title, String text) {

    /// A form could not be read.
    static final Notice UNREADABLE = new Notice("Please check the form", "Nothing was saved yet.");

    /// Why tickets could not be reserved.
    static Notice ofPurchase(Refusal why) {
        return switch (why.kind()) {
            case "sold-out" ->
                new Notice(
                        "Not enough left",
                        "Fewer tickets are left than you asked for. Try fewer, or come back in a"
                                + " few minutes: tickets not paid for in time go back on sale.");
            case "price-changed" ->
                new Notice(
                        "The price has changed",
                        "The seller has changed the price since you opened this page. Nothing was"
                                + " reserved. The new price is shown here.");
            case "not-chargeable" -> new Notice("This total can't be charged", what(why) + " Nothing was reserved.");
            case "ticket-withdrawn" -> new Notice("No longer on sale", "The seller has taken this ticket off sale.");
            case "overloaded" ->
                new Notice(
                        "Very many are buying right now",
                        "Your order could not be placed, and nothing was reserved. Try again in a moment.");
            default -> new Notice("Not reserved", what(why));
        };
    }

    /// Why an order could not be paid.
    static Notice ofPayment(Refusal why) {
        return switch (why.kind()) {
            case "payment-declined" ->
                new Notice(
                        "The card was declined",
                        what(why)
                                + " Nothing was charged. The tickets are still held for you until the"
                                + " time is up: try another card.");
            case "order-cancelled", "order-expired" ->
                new Notice("Too late to pay", "The order has ended. Nothing was charged.");
            case "already-paid" -> new Notice("Paid already", "This order is already paid.");
            case "payment-in-progress" ->
                new Notice(
                        "Payment under way",
                        "A payment for this order is still being processed. The result will appear here.");
            case "payment-outcome-unknown" ->
                new Notice(
                        "No answer from the bank yet",
                        "The payment is still being processed. The result will appear here. Do not"
                                + " pay another way before that.");
            case "payments-unavailable" ->
                new Notice(
                        "No payments at the moment",
                        "The payment service is not available. Nothing was charged, and the tickets are still"
                                + " held for you until the time is up. Try again in a moment.");
            case "overloaded" ->
                new Notice("Very many are paying right now", "Nothing was charged. Try again in a moment.");
            default -> new Notice("Not paid", what(why));
        };
    }

    /// Why payouts could not be set up.
    static Notice ofOnboarding(Refusal why) {
        return why.kind().equals("payments-unavailable")
                ? new Notice(
                        "Not possible at the moment",
                        "Our payment provider does not answer. Nothing is lost: try again in a moment.")
                : new Notice("Not set up", what(why));
    }

    /// Why an order could not be cancelled.
    static Notice ofCancellation(Refusal why) {
        return why.kind().equals("already-paid")
                ? new Notice("Paid already", "A paid order can't be cancelled here.")
                : new Notice("Not cancelled", what(why));
    }

    /// Why a seller's ticket could not be changed.
    static Notice ofEdit(Refusal why) {
        return switch (why.kind()) {
            case "ticket-held" ->
                new Notice(
                        "Held by a buyer",
                        "A buyer is about to pay the current price, so nothing can be changed right"
                                + " now. Try again when they have paid or their time is up.");
            case "stale" ->
                new Notice(
                        "Changed meanwhile",
                        "This offer was edited elsewhere after you opened the page. Below is the"
                                + " current version: make your change again.");
            case "ticket-sold" ->
                new Notice(
                        "Some are sold",
                        "To stop selling, lower the quantity to the number sold. Only a cancelled event is withdrawn"
                                + " from those who have bought. Returns can't end earlier than they were promised.");
            case "invalid-request" -> UNREADABLE;
            default -> new Notice("Not saved", what(why));
        };
    }

    /// Why tickets could not be returned.
    static Notice ofRefund(Refusal why) {
        return switch (why.kind()) {
            case "not-refundable" ->
                new Notice("Not so many left to return", "Some may be returned already. Nothing was refunded.");
            case "payment-disputed" ->
                new Notice(
                        "The bank has this money",
                        "The buyer has complained to the bank, which has taken the money back. Nothing was refunded.");
            case "returns-over" ->
                new Notice("Too late to return", "The time until which these tickets could be returned is over.");
            case "invalid-request" -> new Notice("Please check the form", what(why) + " Nothing was refunded.");
            case "overloaded", "payments-unavailable" ->
                new Notice("No refunds at the moment", "Nothing was refunded. Try again in a moment.");
            default -> new Notice("Not refunded", what(why));
        };
    }

    /// Why a visitor was not signed in or up.
    static Notice ofAccount(Refusal why) {
        return switch (why.kind()) {
            case "invalid-credentials" ->
                new Notice(
                        "That did not match", "The e-mail address or the password is wrong. Check both and try again.");
            case "email-in-use" ->
                new Notice(
                        "You have an account already",
                        "There is an account with this e-mail address: sign in instead.");
            case "too-many-requests" -> new Notice("Too many attempts", "Wait a minute, then try again.");
            case "invalid-request" -> new Notice("Please check the form", "Something is missing.");
            default -> new Notice("Not signed in", what(why));
        };
    }

    private static String what(Refusal why) {
        String detail = why.detail() == null ? "The request was refused" : why.detail();
        return detail.endsWith(".") ? detail : detail + ".";
    }
}
