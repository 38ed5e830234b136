package io.ticketing.demo;

import java.math.BigDecimal;

/// One offer of the demo.
///
/// @param seller which of the demo's accounts lists it
public record DemoOffer(String seller, String title, BigDecimal price, String currency, int quantity) {}
