package io.ticketing.storefront.market;

import java.util.UUID;

/// Somebody who is signed in.
public record User(UUID id, String email) {}
