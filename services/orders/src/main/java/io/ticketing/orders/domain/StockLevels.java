package io.ticketing.orders.domain;

/// How many of a ticket are held and sold as of one version of its stock.
public record StockLevels(long version, int held, int sold) {}
