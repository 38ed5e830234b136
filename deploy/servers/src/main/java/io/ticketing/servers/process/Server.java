package io.ticketing.servers.process;

import java.io.IOException;

/// A separate process that can be started again and again.
public interface Server {

    String name();

    /// Returns when it is ready.
    ///
    /// @throws StartFailure if it does not become ready
    ChildProcess start(Children children) throws IOException, InterruptedException;
}
