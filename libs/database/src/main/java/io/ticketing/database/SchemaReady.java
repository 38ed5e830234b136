package io.ticketing.database;

/// Told once in a service's life, by CDI, when the schema of its database is the one it was built
/// for. What works by itself on the database begins with it, not with the start of the service.
public record SchemaReady() {}
