package io.ticketing.deadletters;

import java.io.IOException;
import java.util.Optional;

/// Where the dead letters are when the user names no broker.
public interface DefaultBroker {

    /// @return `host:port`, or empty if the user has to name a broker
    Optional<String> address() throws IOException;
}
