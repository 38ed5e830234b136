package io.ticketing.kafka;

import io.smallrye.mutiny.Uni;

/// A service's reaction to an event. It may be called again with the same event.
@FunctionalInterface
public interface EventHandler {

    Uni<Void> handle(ReceivedEvent event);
}
