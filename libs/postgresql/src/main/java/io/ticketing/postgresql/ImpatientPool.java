package io.ticketing.postgresql;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Singleton;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

/// Makes the pool of connections, which are given up when the server falls silent.
///
/// A frozen server, or a network that loses packets, closes nothing: a caller would wait for ever.
/// The client's own time-outs do not help, because they only ask the server to close the
/// connection.
@Singleton
class ImpatientPool implements PgPoolCreator {

    /// Beyond it, work is refused: it would wait longer than its caller does.
    private static final int MOST_WAITING = 2_000;

    private final DatabaseConfig config;
    private final Notifications notifications;

    ImpatientPool(DatabaseConfig config, Notifications notifications) {
        this.config = config;
        this.notifications = notifications;
    }

    @Override
    public Pool create(Input input) {
        List<SqlConnectOptions> servers = List.copyOf(input.pgConnectOptionsList());
        servers.forEach(
                server -> server.setConnectTimeout((int) config.connectTimeout().toMillis())
                        .setTcpKeepAlive(true));
        notifications.from((PgConnectOptions) servers.getFirst());
        return PgBuilder.pool()
                .with(input.poolOptions().setMaxWaitQueueSize(MOST_WAITING))
                .connectingTo(servers)
                .using(input.vertx())
                .withConnectHandler(this::watch)
                .build();
    }

    private void watch(SqlConnection connection) {
        Connection pooled = ((SqlConnectionInternal) connection).unwrap();
        ((SocketConnectionBase) pooled.unwrap())
                .socket()
                .channelHandlerContext()
                .pipeline()
                .addFirst(new Silence(config.answerTimeout()));
        connection.close(); // which gives it to the pool
    }

    /// Closes a connection at once, without the client, which notices it as if the server had hung
    /// up.
    private static final class Silence extends IdleStateHandler {

        Silence(Duration limit) {
            super(limit.toMillis(), 0, 0, MILLISECONDS);
        }

        @Override
        protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
            context.close();
        }
    }
}
