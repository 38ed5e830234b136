package io.ticketing.payments.print;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.payments.domain.Payment;
import io.ticketing.payments.domain.PaymentTerms;
import io.ticketing.payments.domain.Receipt;
import io.ticketing.payments.domain.ReceiptSequence;
import io.ticketing.payments.domain.RefundReason;
import io.ticketing.payments.domain.SellerDetails;
import io.ticketing.payments.domain.SellerKind;
import io.ticketing.payments.domain.SellerTerms;

import static org.assertj.core.api.Assertions.assertThat;

/// What stands on the page. The pages are kept in `target/receipts`, to be looked at.
class ReceiptPdfTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Path PAGES = Path.of("target/receipts");

    private static final SellerDetails BUSINESS = new SellerDetails(
            SellerKind.BUSINESS,
            "Concerts & Sons Ltd",
            "1 Harbour Road",
            "Second floor",
            "Dublin",
            "D01 X2Y3",
            "IE",
            "IE6388047V",
            2300,
            "ACME");

    private final ReceiptSequence numbers = new ReceiptSequence(UUID.randomUUID());
    private final Payment payment = payment(7, 7 * 149_900);

    @Test
    void saysWhatWasBoughtFromWhomAndForHowMuch() throws IOException {
        var receipt = receipt("Opera, first row", BUSINESS);

        var text = text("business", receipt, List.of());

        assertThat(text)
                .contains("Receipt", "ACME-1", "Issued on 1 March 2026")
                .contains("Sold by", "Concerts & Sons Ltd", "1 Harbour Road", "Second floor")
                .contains("D01 X2Y3 Dublin", "Ireland", "Tax number IE6388047V")
                .contains("Paid by card", "1 March 2026, 12:00 UTC")
                .contains(payment.terms().orderId().toString(), payment.id().toString())
                .contains(payment.terms().buyerId().toString())
                .contains("Opera, first row", "7", "EUR 1,499.00", "EUR 10,493.00")
                .contains("Total paid", "Includes 23 % tax", "EUR 1,962.11")
                .contains("Includes the platform’s fee, which the seller pays", "EUR 524.65")
                .contains(receipt.id().toString())
                .doesNotContain("Refunded");
    }

    @Test
    void listsWhatWasRefunded() throws IOException {
        var receipt = receipt("Opera, first row", BUSINESS);
        var notes = credits(receipt, 1, 2);

        assertThat(text("refunded", receipt, notes))
                .contains("Refunded since", "Credit note ACME-2", "1 ticket", "Credit note ACME-3", "2 tickets")
                .contains("EUR 2,998.00");
        assertThat(text("credit-note", notes.getLast(), List.of()))
                .contains("Credit note", "ACME-3", "Refunded ticket", "Total refunded", "EUR 2,998.00")
                .contains("Includes 23 % tax", "given back to the seller", "EUR 149.90", "of receipt " + receipt.id());
    }

    @Test
    void hasNeitherNumberNorTaxIfTheSellerIsNoBusiness() throws IOException {
        assertThat(text("person", receipt("Opera", SellerDetails.person("Ana García")), List.of()))
                .contains("Ana García")
                .doesNotContain("tax", "Tax");
        assertThat(text("unknown", receipt(null, SellerDetails.UNKNOWN), List.of()))
                .contains("A private person", "Ticket");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Опера, первый ряд",
                "Όπερα, πρώτη σειρά",
                "Việt Nam, Łódź, İstanbul",
                "Օպերա, ოპერა, โอเปร่า",
                "歌剧院第一排",
                "オペラ座の「怪人」",
                "오페라, 앞줄"
            })
    void printsTheTitleInItsOwnScript(String title) throws IOException {
        assertThat(text("title-" + title.codePointAt(0), receipt(title, BUSINESS), List.of()))
                .contains(title);
    }

    /// Readers put it back into the order in which it is written, and the letters' forms as well.
    @ParameterizedTest
    @ValueSource(strings = {"אופרה", "أوبرا", "سلام", "پیشگاه"})
    void printsWhatIsReadFromRightToLeft(String title) throws IOException {
        assertThat(text("title-" + title.codePointAt(0) + title.length(), receipt(title, BUSINESS), List.of()))
                .contains(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "🎭 Opera 👩‍🎤 ❤️",
                "אופרה (שורה 1) with Ana",
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
                "हिन्दी தமிழ் ᚠᛇᚻ 𝔒𝔭𝔢𝔯𝔞 𓀀",
                "a\u0000b\ttab\nline\u2028\u202Eturned\uFFFF",
                "\uD83C",
                "\u200B",
                "e\u0301\u0301\u0301\u0301\u0301",
                "(Tj) \\) endobj <</S/JavaScript>>",
            })
    void printsSomethingWhateverTheTitleIs(String title) throws IOException {
        assertThat(text("odd-" + Integer.toHexString(title.hashCode()), receipt(title, BUSINESS), List.of()))
                .contains("Total paid");
    }

    @Test
    void staysOnOnePageHoweverMuchThereIsToSay() throws IOException {
        var wide = "䷀".repeat(200);
        var seller = new SellerDetails(
                SellerKind.BUSINESS,
                "W".repeat(200),
                "W".repeat(200),
                "漢".repeat(200),
                "W".repeat(100),
                "W".repeat(20),
                "GB",
                "W".repeat(30),
                2300,
                "W".repeat(16));
        var many = payment(100, 100 * 9_999_999_999L);
        var receipt = Receipt.of(UUID.randomUUID(), many, wide, seller, numbers, NOW);
        var notes = new ArrayList<Receipt>();
        for (int n = 0; n < 100; n++) {
            var refund = many.refund(UUID.randomUUID(), RefundReason.SELLER, 1, true, NOW);
            notes.add(receipt.credit(UUID.randomUUID(), refund, notes, numbers, NOW));
        }

        assertThat(text("much", receipt, notes))
                .contains("…", "and more", receipt.id().toString());
    }

    @Test
    void isTheSameEachTime() {
        var receipt = receipt("Opera", BUSINESS);

        assertThat(ReceiptPdf.of(receipt, List.of())).isEqualTo(ReceiptPdf.of(receipt, List.of()));
        assertThat(ReceiptPdf.of(receipt, List.of())).hasSizeLessThan(60_000);
    }

    @Test
    void printsManyAtOnceAndTurnsAwayMore() {
        var receipt = receipt("Opera", BUSINESS);
        var printer = new PrintReceipts();

        var answers = IntStream.range(0, 200)
                .mapToObj(_ -> printer.print(receipt, List.of()).subscribeAsCompletionStage())
                .toList();
        var printed = answers.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
        printer.stop();

        assertThat(printed)
                .hasSizeBetween(50, 199)
                .allSatisfy(pdf -> assertThat(pdf).startsWith('%', 'P', 'D', 'F'));
    }

    private Receipt receipt(String title, SellerDetails seller) {
        return Receipt.of(UUID.randomUUID(), payment, title, seller, numbers, NOW);
    }

    private List<Receipt> credits(Receipt receipt, int... parts) {
        List<Receipt> notes = new ArrayList<>();
        for (int tickets : parts) {
            var refund = payment.refund(UUID.randomUUID(), RefundReason.SELLER, tickets, true, NOW);
            notes.add(receipt.credit(UUID.randomUUID(), refund, notes, numbers, NOW));
        }
        return notes;
    }

    private static Payment payment(int quantity, long amount) {
        var terms = new PaymentTerms(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), quantity, amount, "EUR");
        var payment = Payment.begin(
                UUID.randomUUID(),
                terms,
                new SellerTerms(UUID.randomUUID(), amount / 20, null),
                "tok_visa",
                "https://shop.example/",
                NOW,
                Duration.ofSeconds(15));
        payment.authorized("pi_1", NOW);
        payment.capture(NOW);
        payment.captured(NOW);
        return payment;
    }

    /// The text of its only page.
    private static String text(String name, Receipt receipt, List<Receipt> creditNotes) throws IOException {
        byte[] pdf = ReceiptPdf.of(receipt, creditNotes);
        Files.createDirectories(PAGES);
        Files.write(PAGES.resolve(name + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        }
    }
}
