package io.ticketing.images;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// An image archive like those of `docker save`: a manifest, a configuration and layers.
record Archive(Map<String, byte[]> files, JsonNode manifest) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Archive of(Image image) throws IOException {
        Path file = Path.of("target", image + ".tar");
        Map<String, byte[]> files = new HashMap<>();
        try (var tar = new TarArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        }
        return new Archive(files, JSON.readTree(files.get("manifest.json")).path(0));
    }

    String tag() {
        return manifest.path("RepoTags").path(0).asText();
    }

    JsonNode config() throws IOException {
        return JSON.readTree(files.get(manifest.path("Config").asText()));
    }

    /// The layers above those of the base.
    List<List<TarArchiveEntry>> ours() throws IOException {
        List<List<TarArchiveEntry>> layers = new ArrayList<>();
        for (JsonNode name : manifest.path("Layers")) {
            List<TarArchiveEntry> layer = new ArrayList<>();
            try (var tar = layer(name)) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    layer.add(entry);
                }
            }
            if (layer.stream().anyMatch(entry -> entry.getName().startsWith("app/"))) {
                layers.add(layer);
            }
        }
        return layers;
    }

    byte[] content(String file) throws IOException {
        for (JsonNode name : manifest.path("Layers")) {
            try (var tar = layer(name)) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    if (entry.getName().equals(file)) {
                        return tar.readAllBytes();
                    }
                }
            }
        }
        throw new AssertionError("There is no " + file + " in " + tag());
    }

    private TarArchiveInputStream layer(JsonNode name) throws IOException {
        InputStream packed = new ByteArrayInputStream(files.get(name.asText()));
        return new TarArchiveInputStream(new GZIPInputStream(packed));
    }
}
