package io.ticketing.auth.application.steps;

import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.ticketing.auth.attempts.Network;

/// The sender of a request, as far as it matters here.
///
/// @param device the mark that an earlier sign-in left in a browser, if there is one
/// @param hasLeft whether the caller no longer waits for the answer
public record Client(Network network, @Nullable String device, BooleanSupplier hasLeft) {}
