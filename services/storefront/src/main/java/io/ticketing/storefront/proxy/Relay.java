package io.ticketing.storefront.proxy;

import java.net.URI;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/// Passes a service's answer on to the client, no faster than the client reads it.
final class Relay {

    private static final int SHORT = 256 * 1024;

    private final URI origin;
    private final RoutingContext call;
    private final HttpServerResponse response;

    Relay(URI origin, RoutingContext call) {
        this.origin = origin;
        this.call = call;
        this.response = call.response();
    }

    /// Fails only before anything is sent; after that the answer can only break off.
    ///
    /// An answer of usual size is read at once, so that a slow client does not keep a connection to
    /// the service. Longer ones are streamed.
    Future<Void> pass(HttpClientResponse answer) {
        return isShort(answer)
                ? answer.body().recover(Relay::brokenOff).compose(body -> send(answer, body))
                : stream(answer);
    }

    private Future<Void> send(HttpClientResponse answer, Buffer body) {
        passHead(answer);
        response.end(body);
        return Future.succeededFuture();
    }

    private Future<Void> stream(HttpClientResponse answer) {
        passHead(answer);
        boolean endsWithConnection = !isCounted() && call.request().version() == HttpVersion.HTTP_1_0;
        if (endsWithConnection) {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        } else {
            response.setChunked(!isCounted());
        }
        return answer.pipe()
                .endOnFailure(false)
                .to(response)
                .onSuccess(_ -> {
                    if (endsWithConnection) {
                        call.request().connection().close();
                    }
                })
                .recover(_ -> {
                    answer.exceptionHandler(_ -> {});
                    breakOff(call);
                    return Future.succeededFuture();
                });
    }

    private static Future<Buffer> brokenOff(Throwable cause) {
        return Future.failedFuture(NoAnswer.because(cause));
    }

    private boolean isShort(HttpClientResponse answer) {
        String length = answer.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null
                && length.length() < 7
                && Integer.parseInt(length) <= SHORT
                && !call.request().method().equals(HttpMethod.HEAD);
    }

    /// Shows the client that the answer is not complete.
    ///
    /// Over HTTP/1, Vert.x' own reset does so without telling Quarkus, whose graceful shutdown
    /// would then wait for this call for nothing.
    static void breakOff(RoutingContext call) {
        if (call.response().closed()) {
            return;
        }
        if (call.request().version() == HttpVersion.HTTP_2) {
            call.response().reset();
        } else {
            call.request().connection().close();
        }
    }

    private boolean isCounted() {
        int status = response.getStatusCode();
        return response.headers().contains(HttpHeaders.CONTENT_LENGTH) || status == 204 || status == 304;
    }

    private void passHead(HttpClientResponse answer) {
        response.setStatusCode(answer.statusCode());
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(answer.headers());
        HopHeaders.end(headers);
        if (headers.contains(HttpHeaders.CONTENT_ENCODING)) {
            // Quarkus' mark on answers that it must not compress is not for the client.
            response.headers().remove(HttpHeaders.CONTENT_ENCODING);
        }
        // The storefront's own security headers override a service's.
        response.headers().names().forEach(headers::remove);
        String location = headers.get(HttpHeaders.LOCATION);
        if (location != null && location.startsWith(origin + "/")) {
            headers.set(
                    HttpHeaders.LOCATION, location.substring(origin.toString().length()));
        }
        response.headers().addAll(headers);
    }
}
