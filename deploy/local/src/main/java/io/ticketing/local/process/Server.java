package io.ticketing.local.process;

import java.io.IOException;

/// Something that runs in a process of its own and can be started again and again.
public interface Server {

    String name();

    /// Returns when it is ready.
    ///
    /// @throws StartFailure when it does not get ready
    ChildProcess start(Children children) throws IOException, InterruptedException;
}
