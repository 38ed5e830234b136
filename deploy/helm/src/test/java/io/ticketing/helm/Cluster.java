package io.ticketing.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Answers the chart's lookups like a cluster that has only these Secrets, Deployments
/// and StatefulSets.
///
/// Helm finds it through the file that `KUBECONFIG` names, which the build sets for the tests.
final class Cluster {

    private static final ObjectMapper JSON = new ObjectMapper();
    /// By the paths under which a client asks for them.
    private static final Map<String, Object> KINDS = Map.of(
            "/api/v1",
            kinds("v1", Map.of("secrets", "Secret")),
            "/apis/apps/v1",
            kinds("apps/v1", Map.of("deployments", "Deployment", "statefulsets", "StatefulSet")));

    private static final Map<String, Object> NOT_FOUND =
            Map.of("kind", "Status", "apiVersion", "v1", "reason", "NotFound", "code", 404);

    static final Cluster INSTANCE = start();

    /// By their paths.
    private final Map<String, Map<String, Object>> objects = new ConcurrentHashMap<>();

    /// Naming the instance is enough.
    void ensureStarted() {}

    void add(String secret, Map<String, String> data) {
        put("/api/v1", "secrets", "Secret", secret, Map.of("data", data));
    }

    void add(String deployment, int replicas) {
        Map<String, Object> spec = Map.of("spec", Map.of("replicas", replicas));
        put("/apis/apps/v1", "deployments", "Deployment", deployment, spec);
    }

    /// @param set a StatefulSet, whose volume has that size and class
    void addVolume(String set, String size, String storageClass) {
        Map<String, Object> claim =
                Map.of("storageClassName", storageClass, "resources", Map.of("requests", Map.of("storage", size)));
        Map<String, Object> spec = Map.of("spec", Map.of("volumeClaimTemplates", new Object[] {Map.of("spec", claim)}));
        put("/apis/apps/v1", "statefulsets", "StatefulSet", set, spec);
    }

    void clear() {
        objects.clear();
    }

    private void put(String group, String plural, String kind, String name, Map<String, Object> content) {
        Map<String, Object> object = new HashMap<>(content);
        object.put("apiVersion", group.replaceFirst("/apis?/", ""));
        object.put("kind", kind);
        object.put("metadata", Map.of("name", name));
        objects.put("%s/namespaces/%s/%s/%s".formatted(group, Chart.NAMESPACE, plural, name), object);
    }

    /// @param kinds by their plurals
    private static Map<String, Object> kinds(String group, Map<String, String> kinds) {
        Object[] resources = kinds.entrySet().stream()
                .map(kind -> Map.of("name", kind.getKey(), "kind", kind.getValue(), "namespaced", true))
                .toArray();
        return Map.of("kind", "APIResourceList", "groupVersion", group, "resources", resources);
    }

    private static Cluster start() {
        try {
            Cluster cluster = new Cluster();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", cluster::answer);
            server.start();
            Files.writeString(Path.of(System.getenv("KUBECONFIG")), """
                    apiVersion: v1
                    kind: Config
                    current-context: test
                    contexts: [{name: test, context: {cluster: test}}]
                    clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
                    """.formatted(
                            server.getAddress().getPort()));
            return cluster;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void answer(HttpExchange call) throws IOException {
        try (call) {
            String path = call.getRequestURI().getPath();
            if (KINDS.containsKey(path)) {
                reply(call, 200, KINDS.get(path));
            } else if (objects.containsKey(path)) {
                reply(call, 200, objects.get(path));
            } else {
                reply(call, 404, NOT_FOUND);
            }
        }
    }

    private static void reply(HttpExchange call, int status, Object body) throws IOException {
        byte[] json = JSON.writeValueAsString(body).getBytes(UTF_8);
        call.getResponseHeaders().set("Content-Type", "application/json");
        call.sendResponseHeaders(status, json.length);
        call.getResponseBody().write(json);
    }
}
