package io.ticketing.storefront.proxy;

import java.net.URI;
import java.time.Duration;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;

import io.ticketing.http.Client;
import io.ticketing.storefront.FairShare;
import io.ticketing.storefront.StorefrontConfig;

import static io.vertx.core.http.HttpHeaders.CONTENT_LENGTH;

/// Passes requests on to one service and streams its answers back; a failure becomes a problem.
final class ServiceProxy implements Handler<RoutingContext> {

    /// The service counts from when it has read the request, and must give up first.
    private static final Duration GRACE = Duration.ofMillis(500);

    private static final long LONGEST_BODY = 64 * 1024;

    private final URI origin;
    private final HttpClient client;
    private final FairShare connections;
    private final String timeout;
    private final RequestOptions target;

    ServiceProxy(URI origin, HttpClient client, FairShare connections, StorefrontConfig config) {
        this.origin = origin;
        this.client = client;
        this.connections = connections;
        this.timeout = Long.toString(config.idleTimeout().toMillis());
        this.target = new RequestOptions()
                .setAbsoluteURI(origin.toString())
                .setConnectTimeout(config.connectTimeoutMillis())
                .setIdleTimeout(config.idleTimeout().plus(GRACE).toMillis());
    }

    @Override
    public void handle(RoutingContext call) {
        String caller = Client.of(call.request().remoteAddress());
        LimitedBody.read(call.request(), LONGEST_BODY)
                .compose(body -> connections.within(origin.toString(), caller, () -> exchange(call, body)))
                .onFailure(cause -> giveUp(call, cause));
    }

    private Future<Void> exchange(RoutingContext call, Buffer body) {
        return ask(call, body).compose(answer -> new Relay(origin, call).pass(answer));
    }

    private Future<HttpClientResponse> ask(RoutingContext call, Buffer body) {
        HttpServerRequest received = call.request();
        String query = received.query() == null ? "" : "?" + received.query();
        return client.request(
                        new RequestOptions(target).setMethod(received.method()).setURI(received.path() + query))
                .recover(cause -> Future.failedFuture(new NoAnswer(503, cause)))
                .compose(request -> send(request, call, body));
    }

    private Future<HttpClientResponse> send(HttpClientRequest request, RoutingContext call, Buffer body) {
        if (call.response().closed()) {
            request.reset();
            return Future.failedFuture(new HttpException(400, "The client has left"));
        }
        Future<Void> answered = request.response().compose(HttpClientResponse::end);
        call.addEndHandler(end -> {
            // Afterwards it would close a connection that another call may have by now. An HTTP/2
            // response is reported as closed while its last bytes are being written.
            if (end.failed() && !call.response().ended() && !answered.isComplete()) {
                request.reset();
            }
        });
        HopHeaders.pass(call.request(), request.headers());
        request.putHeader(HopHeaders.TIMEOUT, timeout);
        boolean nothing = body.length() == 0 && !call.request().headers().contains(CONTENT_LENGTH);
        return (nothing ? request.send() : request.send(body))
                .recover(cause -> Future.failedFuture(NoAnswer.because(cause)));
    }

    private void giveUp(RoutingContext call, Throwable cause) {
        if (call.response().closed()) {
            // The client has left, which also ended the service's answer.
            return;
        }
        switch (cause) {
            case NoAnswer noAnswer -> {
                Log.warnf("%s did not answer %s: %s", origin, call.request().method(), cause.getMessage());
                call.fail(noAnswer.status());
            }
            case HttpException refused -> call.fail(refused.getStatusCode());
            default -> call.fail(cause);
        }
    }
}
