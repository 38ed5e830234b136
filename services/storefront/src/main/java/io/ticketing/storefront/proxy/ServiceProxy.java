package io.ticketing.storefront.proxy;

import java.net.URI;
import java.util.concurrent.TimeoutException;

import io.quarkus.logging.Log;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

import io.ticketing.storefront.Problem;
import io.ticketing.storefront.StorefrontConfig;

/// Passes requests on to one service and streams its answers back; a failure becomes a problem.
final class ServiceProxy implements Handler<RoutingContext> {

    private static final ProxyOptions NO_WEB_SOCKETS =
            new ProxyOptions().setSupportWebSocket(false);

    private final URI origin;
    private final HttpClient client;
    private final StorefrontConfig config;
    private final RequestOptions target;

    ServiceProxy(URI origin, HttpClient client, StorefrontConfig config) {
        this.origin = origin;
        this.client = client;
        this.config = config;
        this.target =
                new RequestOptions()
                        .setAbsoluteURI(origin.toString())
                        .setConnectTimeout(config.connectTimeoutMillis())
                        .setIdleTimeout(config.idleTimeout().toMillis());
    }

    @Override
    public void handle(RoutingContext call) {
        LimitedBody.read(call.request(), config.maxBodySize().asLongValue())
                .onSuccess(body -> pass(call, body))
                .onFailure(call::fail);
    }

    private void pass(RoutingContext call, Buffer body) {
        HttpProxy.reverseProxy(NO_WEB_SOCKETS, client)
                .origin(_ -> connect())
                .addInterceptor(
                        new ProxyInterceptor() {
                            @Override
                            public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                                prepare(context.request(), call.request(), body);
                                return context.sendRequest()
                                        .recover(cause -> problem(context.request(), cause));
                            }

                            @Override
                            public Future<Void> handleProxyResponse(ProxyContext context) {
                                tidy(context.response().headers(), call);
                                return context.sendResponse();
                            }
                        })
                .handle(new ClosingRequest(call.request()));
    }

    private Future<HttpClientRequest> connect() {
        return client.request(new RequestOptions(target))
                .recover(cause -> Future.failedFuture(new Unreachable(cause)));
    }

    private static void prepare(ProxyRequest request, HttpServerRequest received, Buffer body) {
        HopHeaders.end(request.headers());
        HopHeaders.forward(request.headers(), received);
        // Answered here already.
        request.headers().remove(HttpHeaders.EXPECT);
        request.setBody(body.length() == 0 ? null : Body.body(body));
    }

    private void tidy(MultiMap headers, RoutingContext call) {
        HopHeaders.end(headers);
        if (headers.contains(HttpHeaders.CONTENT_ENCODING)) {
            // Quarkus' mark on what it is not to compress is none of ours to win.
            call.response().headers().remove(HttpHeaders.CONTENT_ENCODING);
        }
        // The storefront's own headers (security) win over a service's.
        call.response().headers().names().forEach(headers::remove);
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null && location.startsWith(origin + "/")) {
            headers.set(HttpHeaders.LOCATION, location.substring(origin.toString().length()));
        }
    }

    private Future<ProxyResponse> problem(ProxyRequest request, Throwable cause) {
        int status =
                switch (cause) {
                    case Unreachable _ -> 503;
                    case TimeoutException _ -> 504;
                    default -> 502;
                };
        Log.warnf("%s did not answer %s: %s", origin, request.getMethod(), cause.getMessage());
        return Future.succeededFuture(
                request.release()
                        .response()
                        .setStatusCode(status)
                        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                        .setBody(Body.body(Problem.of(status).body())));
    }

    /// No connection to the service could be had: the request was not sent.
    private static final class Unreachable extends RuntimeException {
        Unreachable(Throwable cause) {
            super(cause.getMessage(), cause, false, false);
        }
    }
}
