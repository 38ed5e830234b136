package io.ticketing.helm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

import static java.nio.charset.StandardCharsets.UTF_8;

/// The fields of kinds that no published class describes, as far as the chart uses them: one file
/// for each kind, written after its custom resource definition.
///
/// A line is a path and the allowed value: `string`, `integer`, `boolean`, `any`, or one of some
/// words. `[]` stands for the items of a list, `*` for any name, `!` for a required field.
record KnownFields(Map<Pattern, String> types, List<Pattern> required) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// The object's unknown, mistyped and missing fields.
    static List<String> missing(GenericKubernetesResource object) {
        String kind = object.getApiVersion().replace('/', '_') + "_" + object.getKind();
        KnownFields known = read(kind);
        List<Leaf> leaves = new ArrayList<>();
        known.collect("spec", JSON.valueToTree(object).path("spec"), leaves);
        List<String> wrong = new ArrayList<>();
        leaves.stream().filter(leaf -> !known.allows(leaf)).forEach(leaf -> wrong.add(kind + ": " + leaf));
        known.required.stream()
                .filter(path -> leaves.stream().map(Leaf::path).noneMatch(path.asMatchPredicate()))
                .forEach(path -> wrong.add(kind + " lacks " + path));
        return wrong;
    }

    private boolean allows(Leaf leaf) {
        return types.entrySet().stream()
                .anyMatch(type -> type.getKey().matcher(leaf.path()).matches() && fits(type.getValue(), leaf.value()));
    }

    private void collect(String path, JsonNode node, List<Leaf> leaves) {
        boolean whole = types.entrySet().stream()
                .anyMatch(type -> type.getValue().equals("any")
                        && type.getKey().matcher(path).matches());
        if (whole || node.isValueNode()) {
            leaves.add(new Leaf(path, node));
        } else if (node.isArray()) {
            node.forEach(item -> collect(path + "[]", item, leaves));
        } else {
            node.properties().forEach(field -> collect(path + "." + field.getKey(), field.getValue(), leaves));
        }
    }

    private static boolean fits(String type, JsonNode value) {
        return switch (type) {
            case "any" -> true;
            case "string" -> value.isTextual();
            case "integer" -> value.isInt();
            case "boolean" -> value.isBoolean();
            default -> value.isTextual() && List.of(type.split("\\|")).contains(value.asText());
        };
    }

    private static KnownFields read(String kind) {
        Map<Pattern, String> types = new HashMap<>();
        List<Pattern> required = new ArrayList<>();
        for (String line : lines(kind)) {
            String[] words = line.split("\\s+");
            String path = words[0].replace("!", "");
            Pattern pattern = Pattern.compile(
                    path.replace(".", "\\.").replace("[]", "\\[\\]").replace("*", "[^.\\[\\]]+"));
            types.put(pattern, words[1]);
            if (words[0].endsWith("!")) {
                required.add(pattern);
            }
        }
        return new KnownFields(types, required);
    }

    private static List<String> lines(String kind) {
        try (InputStream file = KnownFields.class.getResourceAsStream("/fields/" + kind + ".txt")) {
            if (file == null) {
                throw new AssertionError("nothing is known of " + kind);
            }
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private record Leaf(String path, JsonNode value) {}
}
