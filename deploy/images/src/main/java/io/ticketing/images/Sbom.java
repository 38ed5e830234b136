package io.ticketing.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A program's components, in CycloneDX's JSON, as Quarkus determined them.
record Sbom(ObjectNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Sbom read(Path file) throws IOException {
        return of(Files.readAllBytes(file));
    }

    static Sbom of(byte[] json) throws IOException {
        return new Sbom((ObjectNode) JSON.readTree(json));
    }

    String program() {
        return json.path("metadata").path("component").path("name").asText();
    }

    /// All components of the program, without the program itself.
    List<Library> libraries() {
        JsonNode program = json.path("metadata").path("component").path("bom-ref");
        return json.path("components")
                .valueStream()
                .filter(component -> !component.path("bom-ref").equals(program))
                .map(Sbom::library)
                .toList();
    }

    /// Identical for the same program, whenever it is written.
    void write(Path file, String timestamp) throws IOException {
        ObjectNode copy = json.deepCopy();
        ((ObjectNode) copy.path("metadata")).put("timestamp", timestamp);
        Files.createDirectories(file.getParent());
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), copy);
    }

    private static Library library(JsonNode component) {
        return new Library(
                component.path("group").asText(),
                component.path("name").asText(),
                component.path("version").asText(),
                component
                        .path("licenses")
                        .valueStream()
                        .map(entry -> entry.path("license"))
                        .map(licence ->
                                licence.path("id").asText(licence.path("name").asText()))
                        .toList(),
                component
                        .path("externalReferences")
                        .valueStream()
                        .filter(reference -> reference.path("type").asText().equals("website"))
                        .map(reference -> reference.path("url").asText())
                        .findFirst()
                        .orElse(""));
    }
}
