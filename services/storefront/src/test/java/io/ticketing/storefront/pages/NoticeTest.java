package io.ticketing.storefront.pages;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.ticketing.storefront.market.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class NoticeTest {

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments(
                        (Function<Refusal, Notice>) Notice::ofPurchase,
                        Set.of("sold-out", "price-changed", "not-chargeable", "ticket-withdrawn", "overloaded")),
                arguments(
                        (Function<Refusal, Notice>) Notice::ofPayment,
                        Set.of(
                                "payment-declined",
                                "order-cancelled",
                                "already-paid",
                                "payment-in-progress",
                                "payment-outcome-unknown",
                                "payments-unavailable",
                                "overloaded")),
                arguments((Function<Refusal, Notice>) Notice::ofCancellation, Set.of("already-paid")),
                arguments(
                        (Function<Refusal, Notice>) Notice::ofRefund,
                        Set.of(
                                "not-refundable",
                                "payment-disputed",
                                "returns-over",
                                "invalid-request",
                                "payments-unavailable")),
                arguments(
                        (Function<Refusal, Notice>) Notice::ofEdit,
                        Set.of("ticket-held", "stale", "ticket-sold", "invalid-request")),
                arguments(
                        (Function<Refusal, Notice>) Notice::ofAccount,
                        Set.of("invalid-credentials", "email-in-use", "too-many-requests", "invalid-request")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void hasWordsOfItsOwnForEachRefusalAPersonMayMeet(Function<Refusal, Notice> notice, Set<String> kinds) {
        String otherwise = notice.apply(refusal("anything-else", "No")).title();

        assertThat(kinds.stream().map(kind -> notice.apply(refusal(kind, "No"))))
                .doesNotHaveDuplicates()
                .noneMatch(words -> words.title().equals(otherwise));
    }

    @Test
    void isTheSameForAnOrderThatHasExpiredAsForACancelledOne() {
        assertThat(Notice.ofPayment(refusal("order-expired", "No")))
                .isEqualTo(Notice.ofPayment(refusal("order-cancelled", "No")));
    }

    @ParameterizedTest
    @CsvSource({
        "The card has expired,  The card has expired.",
        "The card has expired., The card has expired.",
        ", The request was refused."
    })
    void saysWhatTheServiceSaidWhereItHasNoWordsOfItsOwn(String detail, String text) {
        assertThat(Notice.ofPurchase(refusal("anything-else", detail)).text()).isEqualTo(text);
        assertThat(Notice.ofPurchase(refusal("not-chargeable", detail)).text()).startsWith(text);
        assertThat(Notice.ofPayment(refusal("payment-declined", detail)).text()).startsWith(text);
    }

    @Test
    void hasWordsForARefusalThatIsNoProblem() {
        var refusal = new Refusal(null, 502, null, null, null);

        assertThat(Notice.ofEdit(refusal).text()).isEqualTo("The request was refused.");
    }

    private static Refusal refusal(String kind, String detail) {
        return new Refusal("/problems/" + kind, 409, detail, List.of(), null);
    }
}
