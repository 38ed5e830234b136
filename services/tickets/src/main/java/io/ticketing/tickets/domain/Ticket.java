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

import io.ticketing.money.Money;

/// A ticket as its seller describes it, and how many of it are held and sold as orders tell it.
///
/// The two sides have versions of their own: an order never makes a seller's edit stale, and an
/// edit never changes what orders have said. They meet where a seller lowers the quantity in the
/// moment in which buyers take more: what was promised counts, so there are as many as are taken.
/// As promises end there are fewer again, down to what the seller offers and no further than what
/// is sold: tickets that the seller no longer has must not come back on sale.
@Entity
@Table(name = "tickets")
public class Ticket {

    @Id private UUID id;
    private UUID sellerId;
    private String title;
    private String searchTitle;
    private long price;
    private String currency;

    @Column(name = "quantity")
    private int offered;

    private long version;
    private Instant createdAt;
    private Instant withdrawnAt;

    @Embedded private Stock stock;

    /// Kept by the database, for queries.
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

    /// @param seen says whether the editor has seen the version it is given
    public EditOutcome revise(UUID editor, LongPredicate seen, Offer wanted) {
        if (!sellerId.equals(editor)) {
            return new EditOutcome.NotYours();
        }
        if (!seen.test(version)) {
            return new EditOutcome.Stale(version);
        }
        if (isWithdrawn()) {
            return new EditOutcome.Withdrawn();
        }
        if (!wanted.price().currency().equals(offer().price().currency())) {
            return new EditOutcome.OtherCurrency(offer().price().currency());
        }
        if (stock.held() > 0) {
            return new EditOutcome.Held(stock.held());
        }
        if (wanted.quantity() < stock.sold()) {
            return new EditOutcome.BelowSold(stock.sold());
        }
        if (wanted.equals(offer())) {
            return new EditOutcome.Unchanged(this);
        }
        describe(wanted);
        version++;
        return new EditOutcome.Changed(
                this, new TicketEvent.Revised(id, version, sellerId, offer()));
    }

    public EditOutcome withdraw(UUID editor, Instant now) {
        if (!sellerId.equals(editor)) {
            return new EditOutcome.NotYours();
        }
        if (isWithdrawn()) {
            return new EditOutcome.Unchanged(this);
        }
        if (stock.held() > 0) {
            return new EditOutcome.Held(stock.held());
        }
        if (stock.sold() > 0) {
            return new EditOutcome.Sold(stock.sold());
        }
        withdrawnAt = now.truncatedTo(ChronoUnit.MICROS);
        version++;
        return new EditOutcome.Changed(this, new TicketEvent.Withdrawn(id, version, sellerId));
    }

    /// Takes over what orders say about the stock.
    ///
    /// @return the new version, if there are more or fewer altogether than before; nothing follows
    /// a withdrawal
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
    }

    public Offer offer() {
        return new Offer(title, new Money(price, Money.currency(currency)), quantity());
    }

    /// How many there are altogether.
    private int quantity() {
        return Math.max(offered, stock.taken());
    }

    /// What the seller offers: fewer than there are where buyers have taken more.
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

    /// Counts the changes of the offer, from 1; a price promised to a buyer names it.
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
