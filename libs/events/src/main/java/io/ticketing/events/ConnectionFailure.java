package io.ticketing.events;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;

import org.apache.kafka.common.errors.RetriableException;

/// Networks that fail, peers that are away or busy, brokers that ask for another try.
@Singleton
class ConnectionFailure implements TransientFailure {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

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

    /// Vert.x' pools and clients tell time-outs and closed connections by exceptions without a
    /// type of their own.
    private static boolean isVertxConnectionFailure(Throwable failure) {
        return failure instanceof io.vertx.core.VertxException
                || failure instanceof io.vertx.core.impl.NoStackTraceThrowable
                || failure instanceof io.vertx.core.http.ConnectionPoolTooBusyException;
    }
}
