package io.ticketing.tickets.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import io.ticketing.money.ChargedCurrencies;
import io.ticketing.money.Money;

/// A ticket as its seller describes it, and how many are held and sold as orders report it.
///
/// The two sides have separate versions: an order never makes a seller's edit stale, and an edit
/// never changes what orders have reported. They meet when a seller lowers the quantity while
/// buyers take more. Buyers then keep what they took, so the quantity is what they took. As
/// reservations end it falls again, down to what the seller offers but not below what is sold: the
/// seller no longer has these tickets, so they must not be sold again.
@Entity
@Table(name = "tickets")
public class Ticket {

    @Id
    private UUID id;

    private UUID sellerId;
    private String title;
    private String searchTitle;
    private long price;
    private String currency;

    @Column(name = "quantity")
    private int offered;

    private long version;
    private Instant createdAt;
    private @Nullable Instant returnsUntil;
    private @Nullable Instant withdrawnAt;
    private boolean refunds;

    @Embedded
    private Stock stock;

    /// Maintained by the database, for queries.
    @Column(insertable = false, updatable = false)
    private boolean onSale;

    protected Ticket() {}

    Ticket(UUID id, UUID sellerId, Offer offer, Stock stock, Instant now) {
        this.id = id;
        this.sellerId = sellerId;
        this.stock = stock;
        this.version = 1;
        // as fine as the database keeps it, so that every answer shows the same instant
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        describe(offer);
    }

    public static Ticket list(UUID id, UUID sellerId, Offer offer, Instant now) {
        return new Ticket(id, sellerId, offer, Stock.UNTOUCHED, now);
    }

    public TicketEvent.Listed listed() {
        return new TicketEvent.Listed(id, version, sellerId, offer());
    }

    /// @param seen whether the editor has seen the version that it is given
    public Edit revise(UUID editor, LongPredicate seen, Offer wanted, ChargedCurrencies charged, Instant now) {
        if (!sellerId.equals(editor)) {
            return new Edit.NotYours();
        }
        if (!seen.test(version)) {
            return new Edit.Stale(version);
        }
        if (isWithdrawn()) {
            return new Edit.Withdrawn();
        }
        var refusal = new Revision(offer(), wanted, stock).refusal(charged, now);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (wanted.equals(offer())) {
            return new Edit.Unchanged(this);
        }
        describe(wanted);
        version++;
        return new Edit.Changed(this, new TicketEvent.Revised(id, version, sellerId, offer()));
    }

    /// A ticket that was withdrawn without refunds can be withdrawn again with them: a buyer may have paid while it was
    /// withdrawn.
    ///
    /// @param withRefunds whether buyers lose what they have taken, and get their money back
    public Edit withdraw(UUID editor, boolean withRefunds, Instant now) {
        if (!sellerId.equals(editor)) {
            return new Edit.NotYours();
        }
        if (isWithdrawn() && (refunds || !withRefunds)) {
            return new Edit.Unchanged(this);
        }
        if (!withRefunds && stock.taken() > 0) {
            return new Edit.Taken(stock);
        }
        withdrawnAt = now.truncatedTo(ChronoUnit.MICROS);
        refunds = withRefunds;
        version++;
        return new Edit.Changed(this, new TicketEvent.Withdrawn(id, version, sellerId, refunds));
    }

    /// Applies what orders say about the stock.
    ///
    /// @return the new version, if the total has changed; nothing after a withdrawal
    public Optional<TicketEvent.Revised> follow(Stock told) {
        int before = quantity();
        stock = told;
        if (quantity() == before || isWithdrawn()) {
            return Optional.empty();
        }
        version++;
        return Optional.of(new TicketEvent.Revised(id, version, sellerId, offer(), offered));
    }

    private void describe(Offer offer) {
        title = offer.title();
        searchTitle = SearchText.of(offer.title());
        price = offer.price().minorUnits();
        currency = offer.price().currency().getCurrencyCode();
        offered = offer.quantity();
        returnsUntil = offer.returns().until();
    }

    public Offer offer() {
        return new Offer(title, new Money(price, Money.currency(currency)), quantity(), new Returns(returnsUntil));
    }

    /// The total number of tickets.
    private int quantity() {
        return Math.max(offered, stock.taken());
    }

    /// What the seller offers: less than the total if buyers have taken more.
    public int offered() {
        return offered;
    }

    /// How many can be bought now.
    public int available() {
        return isWithdrawn() ? 0 : quantity() - stock.taken();
    }

    public TicketStatus status() {
        if (isWithdrawn()) {
            return TicketStatus.WITHDRAWN;
        }
        if (available() > 0) {
            return TicketStatus.AVAILABLE;
        }
        return stock.held() > 0 ? TicketStatus.LOCKED : TicketStatus.SOLD_OUT;
    }

    private boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    public UUID id() {
        return id;
    }

    public UUID sellerId() {
        return sellerId;
    }

    /// Grows with each change of the offer, from 1; a price promised to a buyer refers to it.
    public long version() {
        return version;
    }

    public Stock stock() {
        return stock;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
