package io.ticketing.storefront.live;

import java.time.Duration;
import java.time.Instant;

import io.quarkus.runtime.annotations.RegisterForReflection;

import io.ticketing.storefront.market.Order;
import io.ticketing.storefront.pages.Names;

/// An update of an order for its open checkout page.
///
/// @param remaining milliseconds until the deadline by the server's clock; negative after it
@RegisterForReflection // only its stream knows that it is written
public record OrderNews(String state, long version, long remaining) {

    static OrderNews of(Order order, Instant now) {
        return new OrderNews(
                Names.of(order.status()),
                order.version(),
                Duration.between(now, order.expiresAt()).toMillis());
    }
}
