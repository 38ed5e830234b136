package io.ticketing.load.generator;

import io.vertx.core.Future;

/// What a caller does again and again.
public interface Work {

    /// @param caller who does it, counted from 0
    /// @return the HTTP status of the answer; a failure means that there was none
    Future<Integer> perform(int caller);
}
