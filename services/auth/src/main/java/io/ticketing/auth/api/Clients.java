package io.ticketing.auth.api;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

import io.ticketing.auth.application.steps.Client;
import io.ticketing.auth.attempts.Network;

/// Describes the sender of a request.
final class Clients {

    private Clients() {}

    static Client of(HttpServerRequest request, @Nullable String device) {
        return new Client(Network.of(request.remoteAddress().hostAddress()), device, request.response()::closed);
    }
}
