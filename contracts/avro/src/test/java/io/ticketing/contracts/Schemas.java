package io.ticketing.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/// The schemas of this module: as they are now, and as they were released last.
final class Schemas {

    static final Path SOURCES = Path.of("src/main/avro");
    static final Path RELEASED = Path.of("released");

    private Schemas() {}

    /// Each event's schema by its full name, taken from the class that is made from it.
    static Map<String, Schema> current() {
        var schemas = new TreeMap<String, Schema>();
        for (Path file : filesBelow(SOURCES)) {
            String topic = SOURCES.relativize(file).getParent().toString();
            String name = file.getFileName().toString().replace(".avsc", "");
            Schema schema = schemaOfClass("io.ticketing.contracts." + topic + "." + name);
            if (schema.getType() == Schema.Type.RECORD && schema.getProp("topic") != null) {
                schemas.put(schema.getFullName(), schema);
            }
        }
        return schemas;
    }

    /// Each event's schema by its full name, as other parties may still read and write it.
    static Map<String, Schema> released() {
        var schemas = new TreeMap<String, Schema>();
        for (Path file : filesBelow(RELEASED)) {
            Schema schema = parse(file);
            schemas.put(schema.getFullName(), schema);
        }
        return schemas;
    }

    static void release(Schema schema) {
        Path file = RELEASED.resolve(schema.getProp("topic")).resolve(schema.getName() + ".avsc");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, schema.toString(true) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> walk(Path folder) throws IOException {
        return Files.exists(folder) ? Files.walk(folder) : Stream.empty();
    }

    private static Iterable<Path> filesBelow(Path folder) {
        try (Stream<Path> files = walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".avsc")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema schemaOfClass(String name) {
        try {
            return SpecificData.get().getSchema(Class.forName(name));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("No class was made from the schema " + name, e);
        }
    }
}
