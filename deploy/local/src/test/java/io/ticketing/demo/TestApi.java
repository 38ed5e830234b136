package io.ticketing.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// Simulates the part of the public API that a seller calls, on its own port.
///
/// An access token is the account's e-mail.
public final class TestApi implements AutoCloseable {

    public record Listed(String seller, String title, JsonNode offer) {}

    private record Refusal(int status, String retryAfter) {}

    private record Answer(int status, Object body) {}

    private static final int PAGE = 7;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final List<Listed> tickets = new CopyOnWriteArrayList<>();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();

    private TestApi(HttpServer server) {
        this.server = server;
    }

    public static TestApi start() throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var api = new TestApi(HttpServer.create(loopback, 0));
        api.server.createContext("/", api::handle);
        api.server.start();
        return api;
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// All accounts' tickets, the oldest first.
    public List<Listed> tickets() {
        return tickets;
    }

    /// Refuses the next request, and then works again.
    void refuseNext(int status, String retryAfter) {
        refusals.add(new Refusal(status, retryAfter));
    }

    void knows(String email, String password) {
        passwords.put(email, password);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode body = JSON.readTree(exchange.getRequestBody());
            Refusal refusal = refusals.poll();
            if (refusal == null) {
                send(exchange, answer(exchange, body));
            } else {
                exchange.getResponseHeaders().set("Retry-After", refusal.retryAfter());
                send(exchange, problem(refusal.status(), "Not now"));
            }
        }
    }

    private Answer answer(HttpExchange exchange, JsonNode body) {
        String path = exchange.getRequestURI().getPath();
        return switch (exchange.getRequestMethod() + " " + path) {
            case "POST /api/users/signin" -> signIn(body);
            case "POST /api/users/signup" -> signUp(body);
            case "GET /api/tickets" -> own(exchange);
            case "POST /api/tickets" -> list(seller(exchange), body);
            default -> problem(404, "There is nothing at this address");
        };
    }

    private Answer signIn(JsonNode body) {
        String email = body.path("email").asText();
        return body.path("password").asText().equals(passwords.get(email))
                ? new Answer(200, Map.of("accessToken", email))
                : problem(401, "Wrong e-mail or password");
    }

    private Answer signUp(JsonNode body) {
        String email = body.path("email").asText();
        return passwords.putIfAbsent(email, body.path("password").asText()) == null
                ? new Answer(201, Map.of("accessToken", email))
                : problem(409, "The e-mail is in use");
    }

    private Answer list(String seller, JsonNode offer) {
        if (!passwords.containsKey(seller)) {
            return problem(401, "Sign in first");
        }
        tickets.add(new Listed(seller, offer.path("title").asText(), offer));
        return new Answer(201, offer);
    }

    private Answer own(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        if (!query.contains("seller=me")) {
            return problem(400, "This test knows only one's own");
        }
        List<JsonNode> own = new ArrayList<>();
        for (Listed ticket : tickets.reversed()) {
            if (ticket.seller().equals(seller(exchange))) {
                own.add(ticket.offer());
            }
        }
        int from = query.contains("cursor=") ? Integer.parseInt(query.replaceAll(".*=", "")) : 0;
        int to = Math.min(from + PAGE, own.size());
        if (to < own.size()) {
            String next = "</api/tickets?seller=me&cursor=%d>; rel=\"next\"".formatted(to);
            exchange.getResponseHeaders().set("Link", next);
        }
        return new Answer(200, own.subList(from, to));
    }

    private static String seller(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
    }

    private static Answer problem(int status, String message) {
        return new Answer(status, Map.of("errors", List.of(Map.of("message", message))));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = JSON.writeValueAsString(answer.body()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
