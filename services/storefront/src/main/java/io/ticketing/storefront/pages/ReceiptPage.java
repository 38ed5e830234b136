package io.ticketing.storefront.pages;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.ticketing.storefront.market.Receipt;

/// A receipt in the visitor's format.
///
/// @param seller the name, and below it the address and the tax number of a business
/// @param tax missing if the seller is no business
/// @param fee missing if the platform keeps nothing
public record ReceiptPage(
        UUID payment,
        UUID order,
        UUID id,
        @Nullable String number,
        Moment issued,
        Moment paid,
        List<String> seller,
        String title,
        String quantity,
        String unitPrice,
        String total,
        @Nullable Line tax,
        @Nullable String fee,
        List<Line> creditNotes) {

    /// An amount, and what it is.
    public record Line(String what, String amount) {}

    static ReceiptPage of(Receipt receipt, Words words) {
        var currency = receipt.currency();
        var tax = receipt.tax();
        return new ReceiptPage(
                receipt.paymentId(),
                receipt.orderId(),
                receipt.id(),
                receipt.number(),
                Moment.of(receipt.issuedAt(), words),
                Moment.of(receipt.paidAt(), words),
                seller(receipt.seller()),
                Objects.requireNonNullElse(receipt.title(), "Ticket"),
                words.number(receipt.quantity()),
                words.money(receipt.unitPrice(), currency),
                words.money(receipt.total(), currency),
                tax == null
                        ? null
                        : new Line(words.rate(tax.rateBasisPoints()) + " % tax", words.money(tax.amount(), currency)),
                receipt.fee().signum() == 0 ? null : words.money(receipt.fee(), currency),
                receipt.creditNotes().stream()
                        .map(note -> line(note, currency, words))
                        .toList());
    }

    private static List<String> seller(Receipt.Seller seller) {
        var lines = Stream.concat(
                Stream.of(Objects.requireNonNullElse(seller.name(), "A private person")),
                Objects.requireNonNullElse(seller.addressLines(), List.<String>of()).stream());
        return seller.country() == null
                ? lines.toList()
                : Stream.concat(
                                lines,
                                Stream.of(
                                        seller.postalCode() + " " + seller.city(),
                                        Locale.of("", seller.country()).getDisplayCountry(Locale.ENGLISH),
                                        "Tax number " + seller.taxId()))
                        .toList();
    }

    private static Line line(Receipt.CreditNote note, String currency, Words words) {
        var number = note.number() == null ? "" : " " + note.number();
        return new Line(
                "Credit note%s · %s · %s"
                        .formatted(number, words.tickets(note.quantity()), words.time(note.issuedAt())),
                words.money(note.total(), currency));
    }
}
