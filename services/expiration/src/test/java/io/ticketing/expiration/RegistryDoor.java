package io.ticketing.expiration;

/// A door before the schema registry.
public class RegistryDoor extends Door {

    public RegistryDoor() {
        super("SCHEMA_REGISTRY_URL");
    }
}
