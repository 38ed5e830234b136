package io.ticketing.kafka;

import java.util.concurrent.Executor;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/// Brings work back to the Vert.x context that asked for it. Pauses end on one of Mutiny's threads
/// and answers arrive on one of Kafka's, but database sessions need the context they began on.
public final class CallersContext {

    private CallersContext() {}

    /// The caller's context; outside of any context it runs work where it is.
    public static Executor executor() {
        Context context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(_ -> task.run());
    }
}
