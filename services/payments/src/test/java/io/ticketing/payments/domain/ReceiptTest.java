package io.ticketing.payments.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.money.Money;

import static io.ticketing.payments.domain.PaymentFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReceiptTest {

    private final ReceiptSequence numbers = new ReceiptSequence(UUID.randomUUID());

    @ParameterizedTest
    @CsvSource({
        "4100, 2300, 767",
        // 0.5 and 1.5 of a cent, and a little less
        "3, 2000, 1",
        "9, 2000, 2",
        "8, 2000, 1",
        "1, 10000, 1",
        "0, 2300, 0",
        "4100, 0, 0",
        "9223372036854775807, 10000, 4611686018427387904"
    })
    void includesTaxRoundedHalfUp(long amount, int basisPoints, long tax) {
        assertThat(new IncludedTax(basisPoints).of(amount)).isEqualTo(tax);
    }

    @Test
    void saysWhatWasBoughtFromWhomAndForHowMuch() {
        var payment = PaymentFixture.in(PaymentStatus.CAPTURED);

        var receipt = receipt(payment, business(2300));

        assertThat(receipt.number()).contains("ACME-1");
        assertThat(receipt.seller()).isEqualTo(business(2300));
        assertThat(receipt.unitPrice().minorUnits()).isEqualTo(2050);
        assertThat(receipt.quantity()).isEqualTo(2);
        assertThat(receipt.total().minorUnits()).isEqualTo(4100);
        assertThat(receipt.tax().map(Money::minorUnits)).contains(767L);
        assertThat(receipt.fee().minorUnits()).isEqualTo(201);
        assertThat(receipt.purchase().title()).isEqualTo("Concert");
        assertThat(receipt.purchase().paidAt()).isEqualTo(NOW);
        assertThat(receipt.concerns(PaymentFixture.BUYER)).isTrue();
        assertThat(receipt.concerns(numbers.sellerId())).isTrue();
        assertThat(receipt.concerns(UUID.randomUUID())).isFalse();
    }

    @Test
    void hasNeitherNumberNorTaxIfTheSellerIsNoBusiness() {
        var payment = PaymentFixture.in(PaymentStatus.CAPTURED);

        var receipt = receipt(payment, SellerDetails.person("Ana"));

        assertThat(receipt.number()).isEmpty();
        assertThat(receipt.tax()).isEmpty();
        assertThat(credits(receipt, payment, 1, 1)).allSatisfy(note -> {
            assertThat(note.number()).isEmpty();
            assertThat(note.tax()).isEmpty();
        });
        assertThat(numbers.next()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 333, 700, 1900, 2300, 2500, 10_000})
    void creditsAsMuchTaxAndFeeAsTheReceiptIncludesHoweverItIsDivided(int basisPoints) {
        var terms = new PaymentTerms(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 7, 7 * 1999, "EUR");

        Stream.of(new int[] {7}, new int[] {3, 4}, new int[] {1, 1, 1, 1, 1, 1, 1})
                .forEach(parts -> {
                    var payment = PaymentFixture.captured(terms);
                    var receipt = receipt(payment, business(basisPoints));
                    var notes = credits(receipt, payment, parts);

                    assertThat(notes.stream()
                                    .mapToLong(note -> note.total().minorUnits())
                                    .sum())
                            .isEqualTo(receipt.total().minorUnits());
                    assertThat(notes.stream()
                                    .map(Receipt::tax)
                                    .map(Optional::orElseThrow)
                                    .mapToLong(Money::minorUnits)
                                    .sum())
                            .isEqualTo(receipt.tax().orElseThrow().minorUnits());
                    assertThat(notes.stream()
                                    .mapToLong(note -> note.fee().minorUnits())
                                    .sum())
                            .isEqualTo(receipt.fee().minorUnits());
                });
    }

    @Test
    void numbersReceiptsAndCreditNotesInOneSequence() {
        var payment = PaymentFixture.in(PaymentStatus.CAPTURED);
        var receipt = receipt(payment, business(2300));

        var notes = credits(receipt, payment, 1, 1);

        assertThat(notes)
                .flatExtracting(note -> note.number().stream().toList())
                .containsExactly("ACME-2", "ACME-3");
        assertThat(notes).allSatisfy(note -> {
            assertThat(note.receiptId()).contains(receipt.id());
            assertThat(note.purchase()).isEqualTo(receipt.purchase());
        });
    }

    @Test
    void creditsNoMoreThanWasSold() {
        var payment = PaymentFixture.in(PaymentStatus.CAPTURED);
        var receipt = receipt(payment, business(2300));
        var refund = payment.refund(UUID.randomUUID(), RefundReason.SELLER, 2, true, NOW);
        var note = receipt.credit(UUID.randomUUID(), refund, List.of(), numbers, NOW);

        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> receipt.credit(UUID.randomUUID(), refund, List.of(note), numbers, NOW));
        assertThatExceptionOfType(IllegalTransitionException.class)
                .isThrownBy(() -> note.credit(UUID.randomUUID(), refund, List.of(), numbers, NOW));
    }

    private Receipt receipt(Payment payment, SellerDetails seller) {
        return Receipt.of(UUID.randomUUID(), payment, "Concert", seller, numbers, NOW);
    }

    private List<Receipt> credits(Receipt receipt, Payment payment, int... parts) {
        List<Receipt> notes = new ArrayList<>();
        for (int tickets : parts) {
            var refund = payment.refund(UUID.randomUUID(), RefundReason.SELLER, tickets, true, NOW);
            notes.add(receipt.credit(UUID.randomUUID(), refund, notes, numbers, NOW));
        }
        return notes;
    }

    private static SellerDetails business(int taxBasisPoints) {
        return new SellerDetails(
                SellerKind.BUSINESS,
                "Concerts Ltd",
                "1 Harbour Road",
                null,
                "Dublin",
                "D01 X2Y3",
                "IE",
                "IE6388047V",
                taxBasisPoints,
                "ACME");
    }
}
