package io.ticketing.auth.application;

import java.util.function.BooleanSupplier;

import io.ticketing.auth.attempts.Network;

/// Who asks, as far as it matters for what is asked.
///
/// @param device the mark that an earlier sign-in left with a browser, or null
/// @param hasLeft whether nobody waits for the answer any more
public record Client(Network network, String device, BooleanSupplier hasLeft) {}
