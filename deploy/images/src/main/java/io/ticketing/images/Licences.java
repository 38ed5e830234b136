package io.ticketing.images;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/// The licences that a library may have, and their publishers' names for them.
///
/// @param names the id of each allowed licence, by all its names
record Licences(Map<String, String> names) {

    static Licences allowed() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = Licences.class.getResourceAsStream("/licences.properties")) {
            properties.load(file);
        }
        return new Licences(properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> id(name, properties))));
    }

    private static String id(String name, Properties properties) {
        String id = properties.getProperty(name);
        return id.isEmpty() ? name : id;
    }

    /// The allowed licences of a library, of which one is enough: a publisher who names several
    /// leaves the choice.
    List<String> of(Library library) {
        return library.licences().stream()
                .filter(names::containsKey)
                .map(names::get)
                .distinct()
                .sorted()
                .toList();
    }

    /// @throws IllegalStateException if a library has no allowed licence
    void check(Set<Library> libraries) {
        String refused = libraries.stream()
                .filter(library -> of(library).isEmpty())
                .map(library -> "  " + library + ": " + library.licences())
                .collect(Collectors.joining("\n"));
        if (!refused.isEmpty()) {
            throw new IllegalStateException(
                    "No licence of these libraries is allowed (see licences.properties):\n" + refused);
        }
    }
}
