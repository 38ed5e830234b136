package io.ticketing.events;

import java.util.concurrent.Executor;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/// Brings work back to the Vert.x context that asked for it: pauses end on a thread of Mutiny's own
/// and answers come on one of Kafka's, while database sessions need the context they began on.
final class CallersContext {

    private CallersContext() {}

    /// Of the caller; outside of any context it runs work where it is.
    static Executor executor() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(_ -> task.run());
    }
}
