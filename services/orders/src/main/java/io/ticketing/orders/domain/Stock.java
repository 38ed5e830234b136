package io.ticketing.orders.domain;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.ticketing.money.Money;

/// How many of a ticket are free, held and sold, and at which price. It refuses to oversell.
///
/// `listed` is what the seller offers; `quantity` is held + sold + free. They differ only after a
/// seller has lowered or withdrawn the offer below what was already promised to buyers. Then none
/// are free, and `quantity` shrinks to `listed` as reservations end.
@Entity
@Table(name = "stock")
public class Stock {

    @Id
    private UUID ticketId;

    private long version;
    private Listing listing;
    private int quantity;
    private int held;
    private int sold;
    private boolean withdrawn;

    protected Stock() {}

    public static Stock of(Listing listing) {
        var stock = new Stock();
        stock.ticketId = listing.ticketId();
        stock.adopt(listing);
        return stock;
    }

    /// Stock as it was saved.
    public static Stock saved(long version, Listing listing, int quantity, int held, int sold, boolean withdrawn) {
        var stock = new Stock();
        stock.ticketId = listing.ticketId();
        stock.version = version;
        stock.listing = listing;
        stock.quantity = quantity;
        stock.held = held;
        stock.sold = sold;
        stock.withdrawn = withdrawn;
        return stock;
    }

    /// Records a withdrawal that arrived before its listing, so that the listing changes nothing
    /// later.
    public static Stock withdrawnUnseen(UUID ticketId, long ticketVersion) {
        var stock = of(Listing.unseen(ticketId, ticketVersion));
        stock.withdrawn = true;
        return stock;
    }

    /// Applies a newer version of the ticket; an older or repeated one changes nothing.
    public void revise(Listing told) {
        if (told.ticketVersion() > ticketVersion() && !withdrawn) {
            adopt(told);
        }
    }

    /// Ends the sale: from now on none are free. Held and sold tickets stay as they are.
    public void withdraw(long newTicketVersion) {
        if (newTicketVersion > ticketVersion() && !withdrawn) {
            withdrawn = true;
            adopt(listing.withdrawn(newTicketVersion));
        }
    }

    void hold(int wanted) {
        // This does not touch quantity: the database would refuse the row if this check were wrong.
        refuseUnless(wanted <= free(), "hold " + wanted);
        held += wanted;
        version++;
    }

    void release(int given) {
        refuseUnless(given <= held, "release " + given);
        held -= given;
        changed();
    }

    void sell(int paid) {
        refuseUnless(paid <= held, "sell " + paid);
        held -= paid;
        sold += paid;
        changed();
    }

    /// Returned tickets that are not sold again stay sold.
    void takeBack(int restocked) {
        refuseUnless(0 <= restocked && restocked <= sold, "take back " + restocked);
        sold -= restocked;
        changed();
    }

    private void adopt(Listing newer) {
        listing = newer;
        changed();
    }

    private void changed() {
        quantity = Math.max(listing.listed(), held + sold);
        version++;
    }

    private void refuseUnless(boolean allowed, String what) {
        if (!allowed) {
            throw new IllegalTransitionException(
                    "cannot %s of ticket %s: %d held, %d sold of %d".formatted(what, ticketId, held, sold, quantity));
        }
    }

    public int free() {
        return quantity - held - sold;
    }

    /// Whether so many are free at that price.
    boolean offers(int wanted, Money unitPrice) {
        return !withdrawn && free() >= wanted && price().equals(unitPrice);
    }

    public Money price() {
        return listing.unitPrice();
    }

    public StockLevels levels() {
        return new StockLevels(version, held, sold);
    }

    public UUID ticketId() {
        return ticketId;
    }

    public long ticketVersion() {
        return listing.ticketVersion();
    }

    public String title() {
        return listing.title();
    }

    public int quantity() {
        return quantity;
    }

    public boolean isWithdrawn() {
        return withdrawn;
    }
}
