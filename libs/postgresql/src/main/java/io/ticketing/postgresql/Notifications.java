package io.ticketing.postgresql;

import java.time.Duration;
import java.util.function.Consumer;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import org.jspecify.annotations.Nullable;

/// Receives messages between processes through the database (`LISTEN` and `NOTIFY`), over a
/// separate connection that is opened again whenever it is lost. Messages sent meanwhile are
/// missed.
@Singleton
public class Notifications {

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Vertx vertx;
    private volatile @Nullable PgConnectOptions server;
    private @Nullable PgSubscriber subscriber;

    Notifications(Vertx vertx) {
        this.vertx = vertx;
    }

    void from(PgConnectOptions database) {
        server = new PgConnectOptions(database);
    }

    /// Call it once the schema is migrated.
    public void listen(String channel, Consumer<String> handler) {
        if (subscriber == null) {
            subscriber = PgSubscriber.subscriber(vertx, server).reconnectPolicy(_ -> BETWEEN_TRIES.toMillis());
        }
        subscriber.channel(channel).handler(handler::accept);
        connect(subscriber);
    }

    /// The subscriber reconnects automatically after its first connection.
    private void connect(PgSubscriber listener) {
        listener.connect().onFailure(_ -> vertx.setTimer(BETWEEN_TRIES.toMillis(), _ -> connect(listener)));
    }

    void stop(@Observes ShutdownEvent event) {
        if (subscriber != null) {
            subscriber.close();
        }
    }
}
