package io.ticketing.orders.domain;

/// An order together with the stock that holds its tickets: what every transition needs.
public record Reservation(Order order, Stock stock) {}
