package io.ticketing.postgresql;

/// Fired once by CDI, when the schema of the database is the one that the service was built for.
/// Background work on the database begins with it, not with the start of the service.
public record SchemaReady() {}
