package io.ticketing.orders.persistence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jspecify.annotations.Nullable;

import io.ticketing.idempotency.IdempotencyKey;
import io.ticketing.idempotency.KeyedRequest;
import io.ticketing.money.Money;
import io.ticketing.orders.domain.Placement;

/// The answer that was given to a request with an idempotency key.
public record RememberedPlacement(KeyedRequest request, Placement answer) {

    static final String INSERT = """
            insert into idempotency_keys (user_id, key, request_hash, outcome, order_id, price, currency, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";

    /// The terms are those of the order's own row.
    static final String FIND = """
            select user_id, key, request_hash, outcome, order_id,
                k.price as current_price, k.currency as current_currency,
                buyer_id, ticket_id, ticket_version, ticket_title, quantity, unit_price, o.currency,
                o.created_at, expires_at
            from unnest($1::uuid[], $2::text[]) as asked (user_id, key)
            join idempotency_keys k using (user_id, key)
            left join orders o on o.id = k.order_id""";

    private enum Outcome {
        PLACED,
        SOLD_OUT,
        PRICE_CHANGED,
        WITHDRAWN
    }

    /// Empty if the answer may differ at the next try.
    public static Optional<RememberedPlacement> of(KeyedRequest request, Placement answer) {
        return switch (answer) {
            case Placement.Placed(var order, var _) ->
                Optional.of(new RememberedPlacement(request, new Placement.PlacedBefore(order.id(), order.terms())));
            case Placement.PriceChanged _, Placement.SoldOut _, Placement.Withdrawn _ ->
                Optional.of(new RememberedPlacement(request, answer));
            case Placement.UnknownTicket _, Placement.NotChargeable _ -> Optional.empty();
            case Placement.PlacedBefore _, Placement.OverLimit _, Placement.KeyReused _, Placement.Overloaded _ ->
                throw new IllegalArgumentException("not to be remembered: " + answer);
        };
    }

    /// What is answered to a repetition, or to another request under the same key.
    public Placement answerTo(KeyedRequest repeated) {
        return request.hash().equals(repeated.hash()) ? answer : new Placement.KeyReused();
    }

    static RememberedPlacement read(Row row) {
        var key = new IdempotencyKey(row.getUUID("user_id"), row.getString("key"));
        return new RememberedPlacement(new KeyedRequest(key, row.getString("request_hash")), answer(row));
    }

    private static Placement answer(Row row) {
        return switch (Outcome.valueOf(row.getString("outcome"))) {
            case PLACED -> new Placement.PlacedBefore(row.getUUID("order_id"), OrderRows.terms(row));
            case PRICE_CHANGED ->
                new Placement.PriceChanged(new Money(
                        row.getLong("current_price"), Currency.getInstance(row.getString("current_currency"))));
            case SOLD_OUT -> new Placement.SoldOut();
            case WITHDRAWN -> new Placement.Withdrawn();
        };
    }

    Tuple toRow(Instant now) {
        return switch (answer) {
            case Placement.PlacedBefore(var orderId, var _) -> row(Outcome.PLACED, orderId, null, now);
            case Placement.PriceChanged(var current) -> row(Outcome.PRICE_CHANGED, null, current, now);
            case Placement.SoldOut _ -> row(Outcome.SOLD_OUT, null, null, now);
            case Placement.Withdrawn _ -> row(Outcome.WITHDRAWN, null, null, now);
            default -> throw new IllegalStateException("not to be remembered: " + answer);
        };
    }

    private Tuple row(Outcome outcome, @Nullable UUID orderId, @Nullable Money price, Instant now) {
        return Tuple.from(Arrays.asList(
                request.key().userId(),
                request.key().key(),
                request.hash(),
                outcome.name(),
                orderId,
                price == null ? null : price.minorUnits(),
                price == null ? null : price.currency().getCurrencyCode(),
                now.atOffset(ZoneOffset.UTC)));
    }
}
