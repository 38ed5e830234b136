package io.ticketing.kafka;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;

import io.vertx.core.VertxException;
import org.apache.kafka.common.errors.RetriableException;

/// Failing networks, servers that are down or busy, and brokers that ask for another try.
@Singleton
class ConnectionFailure implements TransientFailure {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final String VERTX_CORE = VertxException.class.getPackageName();

    @Override
    public boolean matches(Throwable failure) {
        return switch (failure) {
            case IOException _, TimeoutException _, RetriableException _ -> true;
            case WebApplicationException answer -> isBusy(answer.getResponse().getStatus());
            default -> isVertxConnectionFailure(failure);
        };
    }

    private static boolean isBusy(int status) {
        return status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
    }

    /// Vert.x' pools and clients report time-outs and closed connections with exceptions of a
    /// general type. A database's errors derive from the same type, elsewhere.
    private static boolean isVertxConnectionFailure(Throwable failure) {
        return isVertxCore(failure)
                || failure instanceof io.vertx.core.impl.NoStackTraceThrowable
                || failure instanceof io.vertx.core.http.ConnectionPoolTooBusyException;
    }

    private static boolean isVertxCore(Throwable failure) {
        return failure instanceof VertxException
                && failure.getClass().getPackageName().startsWith(VERTX_CORE);
    }
}
