package io.ticketing.storefront.market;

import java.util.UUID;

/// A signed-in user.
public record User(UUID id, String email) {}
