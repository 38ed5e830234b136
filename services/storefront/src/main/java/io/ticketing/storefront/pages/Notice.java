package io.ticketing.storefront.pages;

import io.ticketing.storefront.market.Refusal;

/// What happened, and what can be done about it, in words for people.
///
/// @param title what happened, in a few words
public record Notice(String title, String text) {

    /// What was typed into a form could not be read.
    static final Notice UNREADABLE = new Notice("Please check the form", "Nothing was saved yet.");

    /// Why tickets could not be reserved.
    static Notice ofPurchase(Refusal why) {
        return switch (why.kind()) {
            case "sold-out" ->
                    new Notice(
                            "Not enough left",
                            "Others were quicker: fewer are free than you asked for. Try fewer, or come"
                                    + " back in a few minutes – what others do not pay for is free"
                                    + " again.");
            case "price-changed" ->
                    new Notice(
                            "The price has changed",
                            "The seller has changed the price since you opened this page. Nothing was"
                                    + " reserved. This is the new price: buy at it, or leave it.");
            case "ticket-withdrawn" ->
                    new Notice("No longer on sale", "The seller has taken this ticket off sale.");
            case "overloaded" ->
                    new Notice(
                            "Very many are buying right now",
                            "Your order could not be taken. Nothing was reserved: try again in a"
                                    + " moment.");
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
                                    + " Nothing was charged, and the tickets are still yours until the"
                                    + " time is up: try another card.");
            case "order-cancelled", "order-expired" ->
                    new Notice(
                            "Too late to pay",
                            "The order has ended meanwhile. Nothing was charged.");
            case "already-paid" -> new Notice("Paid already", "This order is paid already.");
            case "payment-in-progress" ->
                    new Notice(
                            "Payment under way",
                            "A payment for this order is under way. Its result shows here.");
            case "payment-outcome-unknown" ->
                    new Notice(
                            "No answer from the bank yet",
                            "The payment goes on by itself, and its result shows here. Do not pay"
                                    + " another way before.");
            case "overloaded" ->
                    new Notice(
                            "Very many are paying right now",
                            "Nothing was charged: try again in a moment.");
            default -> new Notice("Not paid", what(why));
        };
    }

    /// Why an order could not be cancelled.
    static Notice ofCancellation(Refusal why) {
        return why.kind().equals("already-paid")
                ? new Notice("Paid already", "A paid order can't be given back here.")
                : new Notice("Not cancelled", what(why));
    }

    /// Why a seller's ticket could not be changed.
    static Notice ofEdit(Refusal why) {
        return switch (why.kind()) {
            case "ticket-held" ->
                    new Notice(
                            "Held by a buyer",
                            "Somebody is about to pay at the present price, so nothing can be changed"
                                    + " right now. Try again when they have paid or their time is up.");
            case "stale" ->
                    new Notice(
                            "Changed meanwhile",
                            "This offer was edited elsewhere since you opened the page. Below is how it"
                                    + " is now: make your change again.");
            case "ticket-sold" ->
                    new Notice(
                            "Some are sold",
                            "It can't be withdrawn any more. To sell no more of it, lower the quantity"
                                    + " to what is sold.");
            case "invalid-request" -> UNREADABLE;
            default -> new Notice("Not saved", what(why));
        };
    }

    /// Why nobody was signed in or up.
    static Notice ofAccount(Refusal why) {
        return switch (why.kind()) {
            case "invalid-credentials" ->
                    new Notice(
                            "That did not match",
                            "The e-mail or the password is wrong. Check both and try again.");
            case "email-in-use" ->
                    new Notice(
                            "You have an account already",
                            "There is an account with this e-mail: sign in instead.");
            case "too-many-requests" ->
                    new Notice("Too many attempts", "Wait a minute, then try again.");
            case "invalid-request" -> new Notice("Please check the form", "Something is missing.");
            default -> new Notice("Not signed in", what(why));
        };
    }

    private static String what(Refusal why) {
        String detail = why.detail() == null ? "The request was refused" : why.detail();
        return detail.endsWith(".") ? detail : detail + ".";
    }
}
