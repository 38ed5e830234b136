package io.ticketing.orders.domain;

/// An order with the stock that holds its tickets: every transition needs both.
public record Reservation(Order order, Stock stock) {}
