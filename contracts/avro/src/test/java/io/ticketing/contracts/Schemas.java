package io.ticketing.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/// The schemas of this module: as they are now, and as they were released last.
final class Schemas {

    private static final Path SOURCES = Path.of("src/main/avro");
    private static final Path RELEASED = Path.of("released");

    private Schemas() {}

    /// Each schema by its full name: the events', and those of the records they share.
    static Map<String, Schema> current() {
        return below(SOURCES);
    }

    /// The same, as other parties may still read and write it.
    static Map<String, Schema> released() {
        return below(RELEASED);
    }

    /// Those of them that are events.
    static Map<String, Schema> events(Map<String, Schema> schemas) {
        var events = new TreeMap<>(schemas);
        events.values().removeIf(schema -> schema.getProp("topic") == null);
        return events;
    }

    /// The sources become the released schemas as they are.
    static void release() {
        try {
            for (Path source : filesBelow(SOURCES)) {
                Path file = RELEASED.resolve(SOURCES.relativize(source));
                Files.createDirectories(file.getParent());
                Files.writeString(file, Files.readString(source));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Schema> below(Path folder) {
        var parser = new SchemaParser();
        var schemas = new TreeMap<String, Schema>();
        try {
            for (Path file : filesBelow(folder)) {
                parser.parse(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parser.getParsedNamedSchemas().forEach(schema -> schemas.put(schema.getFullName(), schema));
        return schemas;
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".avsc"))
                    .sorted()
                    .toList();
        }
    }
}
