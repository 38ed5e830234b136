package io.ticketing.tickets.domain;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

import io.ticketing.money.ChargedCurrencies;

/// What a seller wants to change an offer to, and what buyers have taken of it.
record Revision(Offer current, Offer wanted, Stock stock) {

    /// Why it can't be; empty if it can.
    Optional<Edit.Refused> refusal(ChargedCurrencies charged, Instant now) {
        Currency listed = current.price().currency();
        if (!wanted.price().currency().equals(listed)) {
            return Optional.of(new Edit.OtherCurrency(listed));
        }
        var unchargeable = charged.refuse(wanted.price());
        if (unchargeable.isPresent()) {
            return unchargeable.map(Edit.NotChargeable::new);
        }
        if (changesReturns() && wanted.returns().areOver(now)) {
            return Optional.of(new Edit.ReturnsOver());
        }
        if (stock.held() > 0) {
            return Optional.of(new Edit.Held(stock.held()));
        }
        if (wanted.quantity() < stock.sold()) {
            return Optional.of(new Edit.BelowSold(stock.sold()));
        }
        if (stock.sold() > 0 && wanted.returns().endBefore(current.returns())) {
            return Optional.of(new Edit.ReturnsPromised(stock.sold(), current.returns()));
        }
        return Optional.empty();
    }

    private boolean changesReturns() {
        return !wanted.returns().equals(current.returns());
    }
}
