package io.ticketing.rest;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;

/// Where the public keys are published: read over HTTP, with a limit on time and size.
final class KeySource {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST = 256 * 1024;

    private final HttpClient client;
    private final URI address;

    KeySource(Vertx vertx, URI address) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) PATIENCE.toMillis())
                .setKeepAlive(false));
        this.address = address;
    }

    /// The currently published keys. Must be called on a Vert.x context.
    Future<String> read() {
        var request = new RequestOptions().setAbsoluteURI(address.toString()).setFollowRedirects(true);
        return within(client.request(request).compose(KeySource::answer));
    }

    private static Future<String> answer(HttpClientRequest call) {
        return within(call.send().compose(KeySource::body)).onFailure(_ -> call.reset());
    }

    private static <T> Future<T> within(Future<T> answer) {
        return answer.timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Future<String> body(HttpClientResponse answer) {
        if (answer.statusCode() != 200) {
            return Future.failedFuture(new IOException("The answer is " + answer.statusCode()));
        }
        Promise<String> whole = Promise.promise();
        Buffer parts = Buffer.buffer();
        answer.handler(part -> {
                    if (parts.length() + part.length() > LONGEST) {
                        whole.tryFail(new IOException("The answer is too long"));
                    } else {
                        parts.appendBuffer(part);
                    }
                })
                .exceptionHandler(whole::tryFail)
                .endHandler(_ -> whole.tryComplete(parts.toString()));
        return whole.future();
    }
}
