package io.ticketing.load.scenario;

import java.util.ArrayList;
import java.util.List;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import org.jspecify.annotations.Nullable;

import io.ticketing.load.generator.Generator;

/// Calls the storefront, each caller over a connection of its own.
///
/// The storefront limits what one address may do at once. So that the load looks like many clients,
/// groups of callers call from different loopback addresses; only Linux has more than one.
final class Origin {

    private static final int CALLERS_PER_ADDRESS = 64;
    private static final int PATIENCE_MILLIS = 30_000;
    private static final boolean MANY_ADDRESSES = System.getProperty("os.name").equals("Linux");

    private final Generator generator;
    private final int port;
    private final List<HttpClient> clients = new ArrayList<>();

    Origin(Generator generator, int port) {
        this.generator = generator;
        this.port = port;
    }

    /// @param token says who calls
    Future<Answer> call(int caller, HttpMethod method, String path, @Nullable String token, @Nullable Buffer body) {
        var options = new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path)
                .setTimeout(PATIENCE_MILLIS);
        if (token != null) {
            options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        }
        if (body != null) {
            options.putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        }
        return generator.run(() -> send(client(caller / CALLERS_PER_ADDRESS), options, body));
    }

    private static Future<Answer> send(HttpClient client, RequestOptions options, @Nullable Buffer body) {
        return client.request(options)
                .compose(request -> body == null ? request.send() : request.send(body))
                .compose(Origin::answer);
    }

    private static Future<Answer> answer(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), body));
    }

    private HttpClient client(int address) {
        while (clients.size() <= address) {
            var options = new HttpClientOptions();
            if (MANY_ADDRESSES) {
                options.setLocalAddress("127.0.1." + (clients.size() + 1));
            }
            clients.add(generator
                    .vertx()
                    .createHttpClient(options, new PoolOptions().setHttp1MaxSize(CALLERS_PER_ADDRESS)));
        }
        return clients.get(address);
    }
}
