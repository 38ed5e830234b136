package io.ticketing.payments.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Stands between payments and the gateway, and stops single calls of single orders there.
final class GatewayDoor implements AutoCloseable {

    private static final List<String> HEADERS =
            List.of("Authorization", "Stripe-Version", "Idempotency-Key", "Content-Type");

    private static final Pattern INTENT = Pattern.compile("pi_\\w+");
    private static final Pattern ORDER = Pattern.compile("metadata\\[order_id]=([-\\w]+)");

    private final URI gateway;
    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<Call, Stop> stops = new ConcurrentHashMap<>();
    private final Map<String, UUID> ordersOfIntents = new ConcurrentHashMap<>();

    /// Where a call is stopped.
    enum Side {
        /// The gateway does not get to know of it.
        REQUEST,
        /// The gateway has done it.
        ANSWER
    }

    private record Call(UUID orderId, String name, Side side) {}

    /// A call that is stopped.
    static final class Stop {

        private final CompletableFuture<Void> reached = new CompletableFuture<>();
        private final CompletableFuture<Boolean> passes = new CompletableFuture<>();

        void await() {
            Awaitility.await("call at the door").until(reached::isDone);
        }

        void letPass() {
            passes.complete(true);
        }

        private boolean passes() {
            reached.complete(null);
            return passes.join();
        }
    }

    private GatewayDoor(URI gateway, HttpServer server) {
        this.gateway = gateway;
        this.server = server;
    }

    static GatewayDoor to(URI gateway) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var door = new GatewayDoor(gateway, server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", door::pass);
            server.start();
            return door;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// Stops this call of the order from now on.
    ///
    /// @param call `create`, `confirm`, `capture`, `cancel`, `retrieve` or `refund`
    Stop stop(UUID orderId, String call, Side side) {
        return stops.computeIfAbsent(new Call(orderId, call, side), _ -> new Stop());
    }

    /// What is stopped gets lost, and nothing is stopped any more.
    void open() {
        stops.values().forEach(stop -> stop.passes.complete(false));
        stops.clear();
    }

    @Override
    public void close() {
        open();
        server.stop(0);
        http.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var content = URLDecoder.decode(exchange.getRequestURI() + " " + new String(body, UTF_8), UTF_8);
            var order = order(content);
            var call = call(exchange);
            if (!passes(order, call, Side.REQUEST)) {
                return;
            }
            var answer = send(exchange, body);
            if (call.equals("create")) {
                order.ifPresent(id -> learnIntent(answer, id));
            }
            if (passes(order, call, Side.ANSWER)) {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private boolean passes(Optional<UUID> order, String call, Side side) {
        return order.map(id -> stops.get(new Call(id, call, side)))
                .map(Stop::passes)
                .orElse(true);
    }

    private void learnIntent(HttpResponse<byte[]> answer, UUID order) {
        find(INTENT, new String(answer.body(), UTF_8)).ifPresent(it -> ordersOfIntents.put(it.group(), order));
    }

    private Optional<UUID> order(String content) {
        return find(ORDER, content)
                .map(it -> UUID.fromString(it.group(1)))
                .or(() -> find(INTENT, content).map(it -> ordersOfIntents.get(it.group())));
    }

    private static String call(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        var last = path.substring(path.lastIndexOf('/') + 1);
        var reads = exchange.getRequestMethod().equals("GET");
        return switch (last) {
            case "payment_intents" -> reads ? "list" : "create";
            case "refunds" -> reads ? "list" : "refund";
            default -> reads ? "retrieve" : last;
        };
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(gateway.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        HEADERS.forEach(name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
                .ifPresent(value -> request.header(name, value)));
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static Optional<MatchResult> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().findFirst();
    }
}
