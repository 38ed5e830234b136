package io.ticketing.storefront.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/// Real HTTP servers in the services' place: each tells what reached it; payments listens nowhere.
public class Services implements QuarkusTestResourceLifecycleManager {

    static final int LARGE_CHUNKS = 1024;
    static final byte[] CHUNK = new byte[64 * 1024];
    /// The body is not really compressed: a proxy must not look into it.
    static final byte[] COMPRESSED = {0x1f, (byte) 0x8b, 8, 1, 2, 3};

    private static final List<String> COOKIES = List.of("a=1; Path=/", "b=2; HttpOnly");

    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        return Map.of(
                "AUTH_URL", serve("auth"),
                "TICKETS_URL", serve("tickets"),
                "ORDERS_URL", serve("orders"),
                "PAYMENTS_URL", "http://127.0.0.1:" + freePort(),
                "ticketing.storefront.idle-timeout", "500ms");
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private String serve(String name) {
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        // As the services do.
                        .setMaxInitialLineLength(8192))
                .requestHandler(request -> answer(name, request))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return "http://127.0.0.1:" + server.actualPort();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(String name, HttpServerRequest request) {
        HttpServerResponse response = request.response();
        switch (request.path()) {
            case "/api/tickets/silent" -> {}
            case "/api/tickets/large" -> {
                response.setChunked(true);
                send(response, LARGE_CHUNKS);
            }
            case "/api/tickets/pieces" -> {
                response.setChunked(true).write("one");
                response.end("two");
            }
            case "/api/tickets/compressed" ->
                response.putHeader("content-encoding", "gzip").end(Buffer.buffer(COMPRESSED));
            case "/api/tickets/cut" -> cut(request, 1_000_000);
            case "/api/tickets/cut-short" -> cut(request, 1_000);
            case "/api/tickets/hung-up" -> request.connection().close();
            case "/api/tickets/gone" -> response.setStatusCode(204).end();
            case "/api/tickets/refused" ->
                response.setStatusCode(409)
                        .putHeader("content-type", "application/problem+json")
                        .putHeader("connection", "close, x-internal")
                        .putHeader("x-internal", "secret")
                        .putHeader("x-frame-options", "SAMEORIGIN")
                        .end("{\"status\":409}");
            case "/api/tickets/created" ->
                response.setStatusCode(201)
                        .putHeader("location", "http://" + request.getHeader("host") + "/api/tickets/1")
                        .putHeader("set-cookie", COOKIES)
                        .putHeader("etag", "\"7\"")
                        .end();
            default -> request.body().onSuccess(body -> response.end(seen(name, request, body)));
        }
    }

    private void cut(HttpServerRequest request, int promised) {
        request.response().putHeader("content-length", "" + promised).write("half");
        vertx.setTimer(20, _ -> request.connection().close());
    }

    private static void send(HttpServerResponse response, int chunks) {
        if (chunks == 0) {
            response.end();
        } else {
            response.write(Buffer.buffer(CHUNK)).onSuccess(_ -> send(response, chunks - 1));
        }
    }

    private static Buffer seen(String name, HttpServerRequest request, Buffer body) {
        var headers = new JsonObject();
        MultiMap received = request.headers();
        received.names()
                .forEach(header -> headers.put(header.toLowerCase(), String.join("|", received.getAll(header))));
        return new JsonObject()
                .put("service", name)
                .put("method", request.method().name())
                .put("uri", request.uri())
                .put("connection", request.remoteAddress().port())
                .put("headers", headers)
                .put("body", body.toString())
                .toBuffer();
    }
}
