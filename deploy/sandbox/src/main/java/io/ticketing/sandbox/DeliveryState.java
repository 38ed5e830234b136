package io.ticketing.sandbox;

import org.jspecify.annotations.Nullable;

/// How far a delivery is.
///
/// @param result of the latest attempt; absent before the first one
/// @param pending whether there will be another attempt
record DeliveryState(
        String eventId, String url, int attempts, @Nullable String result, boolean pending) {}
