package io.ticketing.payments.domain;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.ticketing.money.Money;

import static io.ticketing.payments.domain.Account.GATEWAY;
import static io.ticketing.payments.domain.Account.GATEWAY_FEE;
import static io.ticketing.payments.domain.Account.HELD;
import static io.ticketing.payments.domain.Account.HOLDS;
import static io.ticketing.payments.domain.Account.OTHER;
import static io.ticketing.payments.domain.Account.PLATFORM_FEE;
import static io.ticketing.payments.domain.Account.RETURNS;
import static io.ticketing.payments.domain.Account.SELLER;
import static io.ticketing.payments.domain.PaymentFixture.NOW;
import static io.ticketing.payments.domain.PaymentFixture.SELLER_TERMS;
import static io.ticketing.payments.domain.PaymentFixture.TERMS;
import static io.ticketing.payments.domain.PaymentFixture.in;
import static io.ticketing.payments.domain.PaymentStatus.AUTHORIZED;
import static io.ticketing.payments.domain.PaymentStatus.AUTHORIZING;
import static io.ticketing.payments.domain.PaymentStatus.CAPTURED;
import static io.ticketing.payments.domain.PaymentStatus.CAPTURING;
import static io.ticketing.payments.domain.PaymentStatus.FAILED;
import static io.ticketing.payments.domain.PaymentStatus.RETURNING;
import static io.ticketing.payments.domain.PaymentStatus.VOIDED;
import static io.ticketing.payments.domain.PaymentStatus.VOIDING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostingTest {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Money HALF = new Money(2050, Currency.getInstance("USD"));

    @Test
    void sumsToZeroInEachCurrency() {
        assertThatThrownBy(() -> posting(Entry.of(GATEWAY, 5, "USD"), Entry.of(OTHER, -5, "EUR")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not balance");
        assertThat(posting(Entry.of(GATEWAY, 5, "USD"), Entry.of(OTHER, -5, "USD"), Entry.of(GATEWAY, 0, "EUR"))
                        .entries())
                .hasSize(2);
    }

    private static Posting posting(Entry... entries) {
        return new Posting(PostingKind.FOREIGN, "txn_1", Optional.empty(), Optional.empty(), NOW, List.of(entries));
    }

    @Test
    void aHoldIsAMemoUntilItEnds() {
        var held = only(AUTHORIZING, in(AUTHORIZED));

        assertThat(held.kind()).isEqualTo(PostingKind.AUTHORIZATION);
        assertThat(amounts(held)).isEqualTo(Map.of(HELD, 4100L, HOLDS, -4100L));
        assertThat(only(AUTHORIZING, in(VOIDING)).kind()).isEqualTo(PostingKind.AUTHORIZATION);
        var released = only(VOIDING, in(VOIDED));
        assertThat(released.kind()).isEqualTo(PostingKind.RELEASE);
        assertThat(amounts(released)).isEqualTo(Map.of(HELD, -4100L, HOLDS, 4100L));
        assertThat(steps(AUTHORIZED, in(CAPTURING))).isEmpty();
        assertThat(steps(AUTHORIZING, in(FAILED))).isEmpty();
        assertThat(only(CAPTURING, in(FAILED)).kind()).isEqualTo(PostingKind.RELEASE);
        assertThat(steps(VOIDING, in(VOIDING))).isEmpty();
    }

    @Test
    void aCaptureIsTheSellersLessThePlatformsFee() {
        var payment = in(CAPTURED);
        var postings = steps(CAPTURING, payment);

        assertThat(postings).extracting(Posting::kind).containsExactly(PostingKind.RELEASE, PostingKind.CAPTURE);
        var capture = postings.getLast();
        assertThat(amounts(capture)).isEqualTo(Map.of(GATEWAY, 4100L, SELLER, -3899L, PLATFORM_FEE, -201L));
        assertThat(capture)
                .returns(payment.id().toString(), Posting::subject)
                .returns(Optional.of(payment.id()), Posting::paymentId)
                .returns(payment.intentId(), Posting::reference);
        assertThat(seller(capture))
                .returns(SELLER_TERMS.sellerId(), Entry::sellerId)
                .returns(NOW, Entry::availableAt);
    }

    /// Half of the fee is no whole number of cents.
    @Test
    void refundsGiveBackTheWholeFee() {
        var payment = in(CAPTURED);

        var first = refund(payment, RefundReason.BUYER);
        var second = refund(payment, RefundReason.SELLER);

        assertThat(amounts(first)).isEqualTo(Map.of(GATEWAY, -2050L, SELLER, 1950L, PLATFORM_FEE, 100L));
        assertThat(amounts(second)).isEqualTo(Map.of(GATEWAY, -2050L, SELLER, 1949L, PLATFORM_FEE, 101L));
        assertThat(seller(second).availableAt()).isEqualTo(NOW);
    }

    @Test
    void aSellerGetsAllThatABankSendsBackToPayTheBuyerInAnotherWay() {
        var payment = in(CAPTURED);

        var sentBack = sentBack(payment, RefundReason.SELLER);

        assertThat(amounts(sentBack)).isEqualTo(Map.of(GATEWAY, 2050L, SELLER, -2050L));
        assertThat(amounts(sentBack(in(RETURNING), RefundReason.ORDER_LOST)))
                .isEqualTo(Map.of(GATEWAY, 2050L, RETURNS, -2050L));
    }

    private static Posting sentBack(Payment payment, RefundReason reason) {
        var refund = payment.refund(UUID.randomUUID(), reason, 1, true, NOW);
        payment.refunded(refund);
        var posting = PaymentPostings.refundSentBack(payment, refund, LATER);
        assertThat(posting.subject()).isEqualTo(refund.id().toString());
        return posting;
    }

    @ParameterizedTest
    @EnumSource(names = {"CAPTURING", "VOIDING", "FAILED"})
    void whatIsCapturedInVainIsOwedToTheBuyerUntilItIsReturned(PaymentStatus before) {
        var payment = in(before);
        payment.capturedInVain();

        var postings = steps(before, payment);

        assertThat(amounts(postings.getLast())).isEqualTo(Map.of(GATEWAY, 4100L, RETURNS, -4100L));
        assertThat(postings).hasSize(before == FAILED ? 1 : 2);
        assertThat(amounts(refund(payment, RefundReason.ORDER_LOST)))
                .isEqualTo(Map.of(GATEWAY, -2050L, RETURNS, 2050L));
        assertThat(amounts(refund(payment, RefundReason.ORDER_LOST)))
                .isEqualTo(Map.of(GATEWAY, -2050L, RETURNS, 2050L));
    }

    @Test
    void aCancelledOrderTakesBackWhatItsSellerStillHas() {
        var payment = in(CAPTURED);
        refund(payment, RefundReason.SELLER);
        payment.capturedInVain();

        var revoked = only(CAPTURED, payment);

        assertThat(revoked.kind()).isEqualTo(PostingKind.CAPTURE_REVOKED);
        assertThat(amounts(revoked)).isEqualTo(Map.of(SELLER, 1949L, PLATFORM_FEE, 101L, RETURNS, -2050L));
        assertThat(amounts(refund(payment, RefundReason.ORDER_LOST)))
                .isEqualTo(Map.of(GATEWAY, -2050L, RETURNS, 2050L));
    }

    @Test
    void theSellerBearsADisputeThatIsNotWon() {
        var payment = in(CAPTURED);
        var dispute = dispute(payment);

        var taken = PaymentPostings.dispute(payment, dispute, LATER);
        dispute.learn(payment, told(DisputeStatus.WON, 2, false), LATER);
        var won = PaymentPostings.dispute(payment, dispute, LATER);

        assertThat(amounts(taken)).isEqualTo(Map.of(GATEWAY, -2050L, SELLER, 2050L));
        assertThat(amounts(won)).isEqualTo(Map.of(GATEWAY, 2050L, SELLER, -2050L));
        assertThat(seller(taken).availableAt()).isEqualTo(NOW);
        assertThat(taken).returns("dp_1-1", Posting::subject).returns(Optional.of("dp_1"), Posting::reference);
        assertThat(won).returns("dp_1-2", Posting::subject).returns(PostingKind.DISPUTE_WON, Posting::kind);
        var inVain = in(RETURNING);
        assertThat(amounts(PaymentPostings.dispute(inVain, dispute(inVain), LATER)))
                .isEqualTo(Map.of(GATEWAY, -2050L, RETURNS, 2050L));
    }

    private static Dispute dispute(Payment payment) {
        return Dispute.opened(payment, told(DisputeStatus.OPEN, 1, true), LATER);
    }

    private static GatewayDispute told(DisputeStatus status, int movements, boolean taken) {
        return new GatewayDispute("dp_1", "fraudulent", status, HALF, movements, taken, NOW, Optional.empty());
    }

    @Test
    void aPayoutIsTakenFromTheSellersShare() {
        var payout = UUID.randomUUID();
        var seller = UUID.randomUUID();

        var paid = PayoutPostings.payout(payout, seller, HALF, "tr_1", NOW);

        assertThat(amounts(paid)).isEqualTo(Map.of(SELLER, 2050L, GATEWAY, -2050L));
        assertThat(seller(paid)).returns(seller, Entry::sellerId).returns(NOW, Entry::availableAt);
    }

    @Test
    void theGatewayBooksItsFeesAndWhatIsNotOurs() {
        assertThat(amounts(GatewayPostings.fee("txn_1", 89, "USD", NOW)))
                .isEqualTo(Map.of(GATEWAY, -89L, GATEWAY_FEE, 89L));
        assertThat(amounts(GatewayPostings.foreign("txn_2", -500, "USD", NOW)))
                .isEqualTo(Map.of(GATEWAY, -500L, OTHER, 500L));
    }

    @ParameterizedTest
    @CsvSource({"60, 120, 120", "120, 60, 120", "60, , 60"})
    void isAvailableWhenBuyersCanNoLongerReturnTickets(long earliest, Long returnsUntil, long available) {
        var until = Optional.ofNullable(returnsUntil).map(NOW::plusSeconds).orElse(null);

        assertThat(new SellerTerms(UUID.randomUUID(), 0, until).availableFrom(NOW.plusSeconds(earliest)))
                .isEqualTo(NOW.plusSeconds(available));
    }

    private static Posting refund(Payment payment, RefundReason reason) {
        var refund = payment.refund(UUID.randomUUID(), reason, 1, false, NOW);
        payment.refunded(refund);
        return PaymentPostings.refund(payment, refund, LATER);
    }

    private static Posting only(PaymentStatus before, Payment payment) {
        assertThat(steps(before, payment)).hasSize(1);
        return steps(before, payment).getFirst();
    }

    private static List<Posting> steps(PaymentStatus before, Payment payment) {
        return PaymentPostings.ofStep(before, payment, LATER);
    }

    private static Map<Account, Long> amounts(Posting posting) {
        assertThat(posting.entries()).allMatch(entry -> entry.currency().equals(TERMS.currency()));
        return posting.entries().stream().collect(Collectors.toMap(Entry::account, Entry::amount));
    }

    private static Entry seller(Posting posting) {
        return posting.entries().stream()
                .filter(entry -> entry.account() == SELLER)
                .findFirst()
                .orElseThrow();
    }
}
