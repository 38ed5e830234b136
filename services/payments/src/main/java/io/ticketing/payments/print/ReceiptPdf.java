package io.ticketing.payments.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.pdfbox.pdmodel.PDDocument;

import io.ticketing.money.Money;
import io.ticketing.payments.domain.Receipt;
import io.ticketing.payments.domain.ReceiptKind;
import io.ticketing.payments.domain.SellerDetails;

/// A receipt or a credit note on one page.
final class ReceiptPdf {

    private static final float RIGHT = Sheet.WIDTH / 2 + 20;
    private static final float COLUMN = Sheet.WIDTH / 2 - 20;

    /// Where the columns of the table end.
    private static final float QUANTITY = 235;

    private static final float UNIT_PRICE = 350;
    private static final float TITLE_WIDTH = 185;

    private static final String FEE = "Includes the platform’s fee, which the seller pays";
    private static final String FEE_GIVEN_BACK = "Includes the platform’s fee, given back to the seller";

    private static final int LINES_OF_TITLE = 10;
    private static final int LINES_OF_NAME = 3;
    private static final int LINES_OF_FIELD = 2;

    private final Sheet sheet;
    private final Receipt receipt;
    private final List<Receipt> creditNotes;

    private ReceiptPdf(Sheet sheet, Receipt receipt, List<Receipt> creditNotes) {
        this.sheet = sheet;
        this.receipt = receipt;
        this.creditNotes = creditNotes;
    }

    /// The same receipt with the same credit notes always gives the same bytes.
    ///
    /// @param creditNotes what was taken back of the receipt, oldest first
    static byte[] of(Receipt receipt, List<Receipt> creditNotes) {
        try (var document = new PDDocument();
                var sheet = new Sheet(document)) {
            describe(document, receipt);
            new ReceiptPdf(sheet, receipt, creditNotes).write();
            return sheet.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument document, Receipt receipt) {
        document.setDocumentId(receipt.id().getLeastSignificantBits());
        document.getDocumentCatalog().setLanguage("en");
        var information = document.getDocumentInformation();
        information.setTitle(title(receipt));
        information.setCreator("Ticketing");
        information.setCreationDate(GregorianCalendar.from(receipt.issuedAt().atZone(ZoneOffset.UTC)));
    }

    private static String title(Receipt receipt) {
        return Stream.of(heading(receipt), receipt.number().orElse(""))
                .filter(part -> !part.isEmpty())
                .reduce("%s %s"::formatted)
                .orElseThrow();
    }

    private static String heading(Receipt receipt) {
        return switch (receipt.kind()) {
            case RECEIPT -> "Receipt";
            case CREDIT_NOTE -> "Credit note";
        };
    }

    private void write() throws IOException {
        head();
        parties();
        table();
        sums();
        creditNotes();
        foot();
    }

    private void head() throws IOException {
        sheet.newLine(Style.TITLE);
        sheet.beside(heading(receipt), Style.TITLE, 0);
        sheet.endingAt(Sheet.WIDTH, receipt.number().orElse(""), Style.STRONG);
        sheet.newLine(Style.LABEL);
        sheet.endingAt(Sheet.WIDTH, "Issued on " + Wording.day(receipt.issuedAt()), Style.LABEL);
        sheet.rule();
    }

    private void parties() throws IOException {
        sheet.skip(6);
        float top = sheet.top();
        seller();
        float end = sheet.top();
        sheet.moveTo(top);
        purchase();
        sheet.moveTo(Math.min(end, sheet.top()));
        sheet.skip(18);
    }

    private void seller() throws IOException {
        var seller = receipt.seller();
        sheet.write("Sold by", Style.LABEL, 0, COLUMN, 1);
        sheet.write(
                Objects.requireNonNullElse(seller.name(), "A private person"), Style.STRONG, 0, COLUMN, LINES_OF_NAME);
        if (seller.isBusiness()) {
            for (var line : address(seller)) {
                sheet.write(line, Style.TEXT, 0, COLUMN, LINES_OF_FIELD);
            }
            sheet.write("Tax number " + seller.taxId(), Style.TEXT, 0, COLUMN, 1);
        }
    }

    private static List<String> address(SellerDetails seller) {
        return Stream.of(
                        seller.addressLine1(),
                        seller.addressLine2(),
                        seller.postalCode() + " " + seller.city(),
                        Wording.country(seller))
                .filter(Objects::nonNull)
                .toList();
    }

    private void purchase() throws IOException {
        var purchase = receipt.purchase();
        field("Paid by card", Wording.time(purchase.paidAt()));
        field("Order", purchase.orderId().toString());
        field("Payment", purchase.paymentId().toString());
        field("Buyer", purchase.buyerId().toString());
    }

    private void field(String label, String value) throws IOException {
        sheet.write(label, Style.LABEL, RIGHT, COLUMN, 1);
        sheet.write(value, Style.TEXT, RIGHT, COLUMN, LINES_OF_FIELD);
        sheet.skip(4);
    }

    private void table() throws IOException {
        sheet.newLine(Style.LABEL);
        sheet.beside(receipt.kind() == ReceiptKind.RECEIPT ? "Ticket" : "Refunded ticket", Style.LABEL, 0);
        sheet.endingAt(QUANTITY, "Quantity", Style.LABEL);
        sheet.endingAt(UNIT_PRICE, "Unit price", Style.LABEL);
        sheet.endingAt(Sheet.WIDTH, "Amount", Style.LABEL);
        sheet.rule();
        float top = sheet.top();
        var title = Objects.requireNonNullElse(receipt.purchase().title(), "Ticket");
        sheet.write(title, Style.TEXT, 0, TITLE_WIDTH, LINES_OF_TITLE);
        float end = sheet.top();
        sheet.moveTo(top);
        sheet.newLine(Style.TEXT);
        sheet.endingAt(QUANTITY, Integer.toString(receipt.quantity()), Style.TEXT);
        sheet.endingAt(UNIT_PRICE, Wording.amount(receipt.unitPrice()), Style.TEXT);
        sheet.endingAt(Sheet.WIDTH, Wording.amount(receipt.total()), Style.TEXT);
        sheet.moveTo(Math.min(end, sheet.top()));
        sheet.rule();
    }

    private void sums() throws IOException {
        var isReceipt = receipt.kind() == ReceiptKind.RECEIPT;
        sum(isReceipt ? "Total paid" : "Total refunded", receipt.total(), Style.STRONG);
        var rate = receipt.seller().tax();
        if (rate.isPresent()) {
            sum(
                    "Includes %s tax".formatted(Wording.rate(rate.get())),
                    receipt.tax().orElseThrow(),
                    Style.TEXT);
        }
        if (receipt.fee().minorUnits() > 0) {
            sum(isReceipt ? FEE : FEE_GIVEN_BACK, receipt.fee(), Style.TEXT);
        }
    }

    private void sum(String label, Money amount, Style style) throws IOException {
        sheet.newLine(style);
        sheet.endingAt(UNIT_PRICE, label, style);
        sheet.endingAt(Sheet.WIDTH, Wording.amount(amount), style);
    }

    /// As many as fit on the page.
    private void creditNotes() throws IOException {
        if (creditNotes.isEmpty()) {
            return;
        }
        sheet.skip(22);
        sheet.write("Refunded since", Style.STRONG, 0, COLUMN, 1);
        sheet.rule();
        for (var note : creditNotes) {
            if (sheet.left() < 60) {
                sheet.write("and more", Style.LABEL, 0, COLUMN, 1);
                return;
            }
            sheet.write(title(note), Style.TEXT, 0, TITLE_WIDTH, 1);
            sheet.endingAt(QUANTITY, Wording.tickets(note.quantity()), Style.TEXT);
            sheet.endingAt(UNIT_PRICE, Wording.day(note.issuedAt()), Style.TEXT);
            sheet.endingAt(Sheet.WIDTH, Wording.amount(note.total()), Style.TEXT);
        }
    }

    private void foot() throws IOException {
        sheet.moveTo(Sheet.MARGIN + 18);
        sheet.rule();
        var what = "%s %s".formatted(heading(receipt), receipt.id());
        var of = receipt.receiptId().map(" of receipt %s"::formatted).orElse("");
        sheet.write(what + of, Style.LABEL, 0, Sheet.WIDTH, 1);
    }
}
