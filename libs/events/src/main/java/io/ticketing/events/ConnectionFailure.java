package io.ticketing.events;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;

import io.vertx.core.VertxException;
import org.apache.kafka.common.errors.RetriableException;

/// Networks that fail, peers that are away or busy, brokers that ask for another try.
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

    /// Vert.x' pools and clients tell time-outs and closed connections by exceptions without a
    /// type of their own. What a database answers is derived from the same type, elsewhere.
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
