package io.ticketing.payments.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Our ids in the metadata of Stripe's objects.
final class StripeMetadata {

    static final String ORDER = "order_id";
    static final String PAYMENT = "payment_id";
    static final String REFUND = "refund_id";
    static final String PAYOUT = "payout_id";
    static final String SELLER = "seller_id";

    private StripeMetadata() {}

    /// Empty if the object is not one of ours: a person or another system may have made it.
    static Optional<UUID> id(@Nullable Map<String, String> metadata, String name) {
        try {
            return Optional.ofNullable(metadata).map(all -> all.get(name)).map(UUID::fromString);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The parameter that sets it.
    static String parameter(String name) {
        return "metadata[%s]".formatted(name);
    }
}
