package io.ticketing.tickets.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongPredicate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.money.Money;
import io.ticketing.money.Unchargeable;

import static io.ticketing.tickets.domain.TicketFixture.CHARGED;
import static io.ticketing.tickets.domain.TicketFixture.NOW;
import static io.ticketing.tickets.domain.TicketFixture.SELLER;
import static io.ticketing.tickets.domain.TicketFixture.STRANGER;
import static io.ticketing.tickets.domain.TicketFixture.fiveWith;
import static io.ticketing.tickets.domain.TicketFixture.offer;
import static io.ticketing.tickets.domain.TicketFixture.withdrawn;
import static java.math.BigDecimal.TEN;
import static org.assertj.core.api.Assertions.assertThat;

class TicketTest {

    private static final LongPredicate ANY = version -> true;
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));
    private static final Offer CHEAPER = offer("Opera", "10", 5);

    @Test
    void listsTheFirstVersion() {
        Ticket ticket = fiveWith(0, 0);

        assertThat(ticket.version()).isEqualTo(1);
        assertThat(ticket.listed()).isEqualTo(new TicketEvent.Listed(ticket.id(), 1, SELLER, ticket.offer()));
    }

    @Test
    void keepsTimeAsFineAsTheDatabaseDoes() {
        assertThat(fiveWith(0, 0).createdAt()).isEqualTo(Instant.parse("2026-05-01T20:00:00.123456Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 5, AVAILABLE",
        "4, 0, 1, AVAILABLE",
        "0, 4, 1, AVAILABLE",
        "5, 0, 0, LOCKED",
        "1, 4, 0, LOCKED",
        "0, 5, 0, SOLD_OUT",
        "2, 4, 0, LOCKED",
        "0, 6, 0, SOLD_OUT"
    })
    void showsWhatABuyerCanDo(int held, int sold, int available, TicketStatus status) {
        Ticket ticket = fiveWith(held, sold);

        assertThat(ticket.available()).isEqualTo(available);
        assertThat(ticket.status()).isEqualTo(status);
    }

    @Test
    void offersNothingOnceWithdrawn() {
        assertThat(withdrawn().available()).isZero();
        assertThat(withdrawn().status()).isEqualTo(TicketStatus.WITHDRAWN);
    }

    @Test
    void isRevisedWhileNobodyHoldsAny() {
        Ticket ticket = fiveWith(0, 2);

        assertThat(ticket.revise(SELLER, ANY, CHEAPER, CHARGED, NOW))
                .isEqualTo(new Edit.Changed(ticket, new TicketEvent.Revised(ticket.id(), 2, SELLER, CHEAPER)));
        assertThat(ticket.version()).isEqualTo(2);
        assertThat(ticket.offer()).isEqualTo(CHEAPER);
    }

    @Test
    void makesNoVersionOfAnEditThatChangesNothing() {
        Ticket ticket = fiveWith(0, 0);

        assertThat(ticket.revise(SELLER, ANY, ticket.offer(), CHARGED, NOW)).isEqualTo(new Edit.Unchanged(ticket));
        assertThat(ticket.version()).isEqualTo(1);
    }

    @Test
    void mayBeReducedToWhatIsSoldAndNoFurther() {
        Ticket ticket = fiveWith(0, 3);

        assertThat(ticket.revise(SELLER, ANY, offer("Opera", "20.50", 2), CHARGED, NOW))
                .isEqualTo(new Edit.BelowSold(3));
        assertThat(ticket.revise(SELLER, ANY, offer("Opera", "20.50", 3), CHARGED, NOW))
                .isInstanceOf(Edit.Changed.class);
        assertThat(ticket.status()).isEqualTo(TicketStatus.SOLD_OUT);
    }

    @Test
    void keepsTheCurrencyItWasListedIn() {
        Ticket ticket = fiveWith(0, 0);
        var dinars = new Offer("Opera", Money.of(TEN, Money.currency("KWD")), 5, Returns.NONE);

        assertThat(ticket.revise(SELLER, ANY, dinars, CHARGED, NOW))
                .isEqualTo(new Edit.OtherCurrency(Money.currency("USD")));
        assertThat(ticket.offer().price().currency()).isEqualTo(Money.currency("USD"));
        assertThat(ticket.version()).isEqualTo(1);
    }

    @Test
    void isNotRevisedToAPriceThatCanNotBeCharged() {
        Ticket ticket = fiveWith(0, 0);

        assertThat(ticket.revise(SELLER, ANY, offer("Opera", "0.49", 5), CHARGED, NOW))
                .isEqualTo(new Edit.NotChargeable(
                        new Unchargeable.TooSmall(offer("Opera", "0.50", 5).price())));
        assertThat(ticket.version()).isEqualTo(1);
    }

    @Test
    void isNotRevisedWhileHeld() {
        Ticket ticket = fiveWith(2, 0);

        assertThat(ticket.revise(SELLER, ANY, CHEAPER, CHARGED, NOW)).isEqualTo(new Edit.Held(2));
        assertThat(ticket.offer()).isNotEqualTo(CHEAPER);
        assertThat(ticket.version()).isEqualTo(1);
    }

    @Test
    void isNotRevisedByAnEditorWhoSawAnotherVersion() {
        Ticket ticket = fiveWith(0, 0);

        assertThat(ticket.revise(SELLER, version -> version == 2, CHEAPER, CHARGED, NOW))
                .isEqualTo(new Edit.Stale(1));
    }

    @Test
    void isNotRevisedOnceWithdrawn() {
        assertThat(withdrawn().revise(SELLER, ANY, CHEAPER, CHARGED, NOW)).isEqualTo(new Edit.Withdrawn());
    }

    @Test
    void isNobodyElsesToEdit() {
        Ticket ticket = fiveWith(1, 1);

        assertThat(ticket.revise(STRANGER, ANY, CHEAPER, CHARGED, NOW)).isEqualTo(new Edit.NotYours());
        assertThat(ticket.withdraw(STRANGER, true, NOW)).isEqualTo(new Edit.NotYours());
        assertThat(withdrawn().withdraw(STRANGER, true, NOW)).isEqualTo(new Edit.NotYours());
    }

    @Test
    void isWithdrawnOnce() {
        Ticket ticket = fiveWith(0, 0);

        assertThat(ticket.withdraw(SELLER, false, NOW))
                .isEqualTo(new Edit.Changed(ticket, new TicketEvent.Withdrawn(ticket.id(), 2, SELLER, false)));
        assertThat(ticket.withdraw(SELLER, false, NOW)).isEqualTo(new Edit.Unchanged(ticket));
        assertThat(ticket.version()).isEqualTo(2);
    }

    @Test
    void isNotWithdrawnWhileHeldOrOnceSold() {
        assertThat(fiveWith(1, 1).withdraw(SELLER, false, NOW)).isEqualTo(new Edit.Taken(new Stock(1, 1, 7)));
        assertThat(fiveWith(0, 1).withdraw(SELLER, false, NOW)).isEqualTo(new Edit.Taken(new Stock(0, 1, 7)));
    }

    @Test
    void isWithdrawnFromItsBuyersWithRefunds() {
        Ticket ticket = fiveWith(2, 3);

        assertThat(ticket.withdraw(SELLER, true, NOW))
                .isEqualTo(new Edit.Changed(ticket, new TicketEvent.Withdrawn(ticket.id(), 2, SELLER, true)));
        assertThat(ticket.status()).isEqualTo(TicketStatus.WITHDRAWN);
        assertThat(ticket.withdraw(SELLER, true, NOW)).isEqualTo(new Edit.Unchanged(ticket));
        assertThat(ticket.withdraw(SELLER, false, NOW)).isEqualTo(new Edit.Unchanged(ticket));
    }

    @Test
    void refundsThoseWhoPaidWhileItWasWithdrawn() {
        Ticket ticket = withdrawn();
        ticket.follow(new Stock(0, 1, 8));

        assertThat(ticket.withdraw(SELLER, true, NOW))
                .isEqualTo(new Edit.Changed(ticket, new TicketEvent.Withdrawn(ticket.id(), 3, SELLER, true)));
    }

    @Test
    void offersReturnsUntilALaterTimeWhateverIsSold() {
        Ticket ticket = fiveWith(0, 2, new Returns(TOMORROW));

        var later = offer("Opera", "20.50", 5, new Returns(TOMORROW.plusSeconds(1)));

        assertThat(ticket.revise(SELLER, ANY, later, CHARGED, NOW)).isInstanceOf(Edit.Changed.class);
        assertThat(ticket.offer()).isEqualTo(later);
    }

    @Test
    void promisesReturnsToThoseWhoHaveBought() {
        var promised = new Returns(TOMORROW);
        var sooner = offer("Opera", "20.50", 5, new Returns(TOMORROW.minusSeconds(1)));
        var none = offer("Opera", "20.50", 5);

        for (Offer worse : List.of(sooner, none)) {
            assertThat(fiveWith(0, 2, promised).revise(SELLER, ANY, worse, CHARGED, NOW))
                    .isEqualTo(new Edit.ReturnsPromised(2, promised));
            assertThat(fiveWith(0, 0, promised).revise(SELLER, ANY, worse, CHARGED, NOW))
                    .isInstanceOf(Edit.Changed.class);
        }
    }

    @Test
    void offersNoReturnsUntilATimeThatHasPassed() {
        Ticket ticket = fiveWith(0, 0);

        assertThat(ticket.revise(SELLER, ANY, offer("Opera", "20.50", 5, new Returns(NOW)), CHARGED, NOW))
                .isEqualTo(new Edit.ReturnsOver());
        assertThat(ticket.version()).isEqualTo(1);
    }

    @Test
    void isRevisedOnceReturnsAreOver() {
        var returns = new Returns(TOMORROW);
        Ticket ticket = fiveWith(0, 2, returns);

        assertThat(ticket.revise(SELLER, ANY, offer("Opera", "10", 5, returns), CHARGED, TOMORROW))
                .isInstanceOf(Edit.Changed.class);
    }

    @Test
    void hasAsManyAsBuyersTookWhileItWasLowered() {
        Ticket ticket = loweredTo(1);

        var revised = ticket.follow(new Stock(4, 0, 8));

        assertThat(revised).contains(new TicketEvent.Revised(ticket.id(), 3, SELLER, offer("Opera", "20.50", 4), 1));
        assertThat(ticket.version()).isEqualTo(3);
        assertThat(ticket.available()).isZero();
        assertThat(ticket.status()).isEqualTo(TicketStatus.LOCKED);
    }

    @Test
    void hasNoMoreThanTheSellerOffersOnceBuyersGiveBackWhatTheyTook() {
        Ticket ticket = loweredTo(2);
        ticket.follow(new Stock(4, 0, 8));

        var revised = ticket.follow(new Stock(0, 1, 9));

        assertThat(revised).map(TicketEvent.Revised::offer).contains(offer("Opera", "20.50", 2));
        assertThat(ticket.version()).isEqualTo(4);
        assertThat(ticket.available()).isEqualTo(1);
        assertThat(ticket.status()).isEqualTo(TicketStatus.AVAILABLE);
    }

    @Test
    void keepsWhatIsSoldOfWhatBuyersTook() {
        Ticket ticket = loweredTo(1);
        ticket.follow(new Stock(4, 0, 8));

        assertThat(ticket.follow(new Stock(0, 4, 9))).isEmpty();
        assertThat(ticket.offer().quantity()).isEqualTo(4);
        assertThat(ticket.offered()).isEqualTo(1);
        assertThat(ticket.status()).isEqualTo(TicketStatus.SOLD_OUT);
        assertThat(ticket.revise(SELLER, ANY, offer("Opera", "20.50", 3), CHARGED, NOW))
                .isEqualTo(new Edit.BelowSold(4));
    }

    @Test
    void staysTheSameOfferWhileThereAreEnough() {
        Ticket ticket = fiveWith(0, 0);

        assertThat(ticket.follow(new Stock(3, 2, 8))).isEmpty();
        assertThat(ticket.version()).isEqualTo(1);
    }

    @Test
    void tellsNothingOfAnOfferThatIsWithdrawn() {
        Ticket ticket = withdrawn();

        assertThat(ticket.follow(new Stock(0, 6, 8))).isEmpty();
        assertThat(ticket.offer().quantity()).isEqualTo(6);
        assertThat(ticket.status()).isEqualTo(TicketStatus.WITHDRAWN);
    }

    private static Ticket loweredTo(int quantity) {
        Ticket ticket = fiveWith(0, 0);
        ticket.revise(SELLER, ANY, offer("Opera", "20.50", quantity), CHARGED, NOW);
        return ticket;
    }
}
