package io.ticketing.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import io.restassured.http.Method;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.Nullable;

/// One operation of an OpenAPI document, and the gaps in its description.
record DescribedOperation(JsonPath document, String path, String method) {

    /// The refusals whose reason the status doesn't tell.
    private static final Set<String> NAMED = Set.of("403", "404", "409");

    static Stream<DescribedOperation> all(JsonPath document) {
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        return paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> new DescribedOperation(document, path.getKey(), method)));
    }

    Method asked() {
        return Method.valueOf(method.toUpperCase(Locale.ROOT));
    }

    /// With unknown ids, if it has some.
    String address() {
        return path.replaceAll("\\{\\w+}", "" + UUID.randomUUID());
    }

    /// How it describes each of its answers.
    Stream<String> answers() {
        return responses().values().stream()
                .map(response -> map(response).get("description"))
                .filter(Objects::nonNull)
                .map(Object::toString);
    }

    /// A sentence for each gap.
    List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        for (String property : List.of("operationId", "summary", "description", "security")) {
            if (document.get(at(property)) == null) {
                gaps.add(this + " has no " + property);
            }
        }
        for (String status : refusals()) {
            if (responses().get(status) == null) {
                gaps.add(this + " does not say what " + status + " means");
            }
        }
        responses().keySet().forEach(status -> describe(status, gaps));
        return gaps;
    }

    /// The refusals that follow from an operation's parameters and body.
    private List<String> refusals() {
        List<String> refusals = new ArrayList<>(List.of("503"));
        if (isForSignedIn()) {
            refusals.add("401");
        }
        if (has("in", "path")) {
            refusals.add("404");
        }
        if (has("in", "path") && isForSignedIn()) {
            refusals.add("403");
        }
        if (has("in", "query") || takesBody()) {
            refusals.add("400");
        }
        if (answersJson()) {
            refusals.add("406");
        }
        if (takesBody()) {
            refusals.addAll(List.of("413", "415"));
        }
        if (has("name", "If-Match")) {
            refusals.add("412");
        }
        if (changesWhatIsThere()) {
            refusals.add("409");
        }
        if (has("name", "Idempotency-Key")) {
            refusals.addAll(List.of("409", "422"));
        }
        return refusals;
    }

    private boolean changesWhatIsThere() {
        return Set.of("put", "delete", "post").contains(method) && has("in", "path");
    }

    private void describe(String status, List<String> gaps) {
        Map<String, Object> response = resolved(responses().get(status));
        if (NAMED.contains(status)
                && !String.valueOf(response.get("description")).contains("`")) {
            gaps.add(this + " does not name the type of " + status);
        }
        boolean isEmpty = Set.of("204", "304").contains(status);
        if (!isEmpty && response.get("content") == null) {
            gaps.add(this + " does not say what " + status + " carries");
        }
        for (String header : headers(status)) {
            if (!map(response.get("headers")).containsKey(header)) {
                gaps.add(this + " does not say that " + status + " has " + header);
            }
        }
    }

    private List<String> headers(String status) {
        return switch (status) {
            case "200" ->
                Stream.of(
                                has("name", "cursor") ? "Link" : "",
                                has("name", "If-Match") || has("name", "If-None-Match") ? "ETag" : "")
                        .filter(header -> !header.isEmpty())
                        .toList();
            case "201" -> document.getMap("paths").containsKey(path + "/{id}") ? List.of("Location") : List.of();
            case "401" -> List.of("WWW-Authenticate");
            case "429", "503" -> List.of("Retry-After");
            default -> List.of();
        };
    }

    boolean isForSignedIn() {
        List<Map<String, Object>> security = document.getList(at("security"));
        return !security.isEmpty() && security.stream().noneMatch(Map::isEmpty);
    }

    /// Whether its answer is JSON, according to the description.
    boolean answersJson() {
        return answers("application/json");
    }

    boolean answers(String mediaType) {
        return responses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> map(map(response.getValue()).get("content")))
                .anyMatch(content -> content.containsKey(mediaType));
    }

    boolean takesBody() {
        return document.get(at("requestBody")) != null;
    }

    private boolean has(String property, String value) {
        List<Map<String, Object>> parameters = document.getList(at("parameters"));
        return parameters != null && parameters.stream().anyMatch(parameter -> value.equals(parameter.get(property)));
    }

    private Map<String, Object> responses() {
        return document.getMap(at("responses"));
    }

    private Map<String, Object> resolved(@Nullable Object response) {
        Object reference = map(response).get("$ref");
        return reference == null
                ? map(response)
                : document.getMap(reference.toString().replace("#/", "").replace("/", "."));
    }

    private String at(String property) {
        return "paths.'%s'.%s.%s".formatted(path, method, property);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @Override
    public String toString() {
        return method.toUpperCase(Locale.ROOT) + " " + path;
    }
}
