package io.ticketing.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Answers what the chart looks up, as a cluster would that has these Secrets and nothing else.
///
/// Helm finds it through the file that `KUBECONFIG` names, which the build sets for the tests.
final class Cluster {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> KINDS =
            Map.of(
                    "kind",
                    "APIResourceList",
                    "groupVersion",
                    "v1",
                    "resources",
                    new Object[] {Map.of("name", "secrets", "kind", "Secret", "namespaced", true)});
    private static final Map<String, Object> NOT_FOUND =
            Map.of("kind", "Status", "apiVersion", "v1", "reason", "NotFound", "code", 404);

    static final Cluster INSTANCE = start();

    private final Map<String, Map<String, String>> secrets = new ConcurrentHashMap<>();

    /// Naming the instance is enough.
    void ensureStarted() {}

    void add(String secret, Map<String, String> data) {
        secrets.put(secret, data);
    }

    void clear() {
        secrets.clear();
    }

    private static Cluster start() {
        try {
            Cluster cluster = new Cluster();
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", cluster::answer);
            server.start();
            Files.writeString(
                    Path.of(System.getenv("KUBECONFIG")),
                    """
                    apiVersion: v1
                    kind: Config
                    current-context: test
                    contexts: [{name: test, context: {cluster: test}}]
                    clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
                    """
                            .formatted(server.getAddress().getPort()));
            return cluster;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath();
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (path.equals("/api/v1")) {
                reply(call, 200, KINDS);
            } else if (path.contains("/secrets/") && secrets.containsKey(name)) {
                reply(call, 200, secret(name));
            } else {
                reply(call, 404, NOT_FOUND);
            }
        }
    }

    private Map<String, Object> secret(String name) {
        return Map.of(
                "kind",
                "Secret",
                "apiVersion",
                "v1",
                "metadata",
                Map.of("name", name),
                "data",
                secrets.get(name));
    }

    private static void reply(HttpExchange call, int status, Object body) throws IOException {
        byte[] json = JSON.writeValueAsString(body).getBytes(UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, json.length);
        call.getResponseBody().write(json);
    }
}
