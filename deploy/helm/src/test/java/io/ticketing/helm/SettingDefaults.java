package io.ticketing.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A setting's value in a service if its variable is not set, read from its sources.
final class SettingDefaults {

    private SettingDefaults() {}

    /// In a properties file, with the variable or without, or where the setting is declared.
    static Optional<String> of(String service, String variable) throws IOException {
        Map<Object, Object> properties = ServiceSource.of(service).properties();
        for (var entry : properties.entrySet()) {
            String text = entry.getValue().toString();
            var reference = Pattern.compile("\\$\\{" + variable + ":(.*?)}").matcher(text);
            if (reference.find()) {
                return Optional.of(reference.group(1));
            }
            if (ServiceSource.variable(entry.getKey().toString()).equals(variable)) {
                return Optional.of(text);
            }
        }
        return declared(service, variable);
    }

    private static Optional<String> declared(String service, String variable) throws IOException {
        Path sources = Chart.ROOT.resolve("services/%s/src/main/java/io/ticketing/%s".formatted(service, service));
        try (Stream<Path> files = Files.list(sources)) {
            Path config = files.filter(file -> file.toString().endsWith("Config.java"))
                    .findFirst()
                    .orElseThrow();
            String source = Files.readString(config);
            List<String> words = List.of(variable.toLowerCase(Locale.ROOT).split("_"));
            return IntStream.range(0, words.size())
                    .mapToObj(from -> camelCase(words.subList(from, words.size())))
                    .map(method -> Pattern.compile(
                                    "@WithDefault\\(\"([^\"]+)\"\\)(?:\\s+@\\w+)*\\s+\\w+ " + method + "\\(\\);")
                            .matcher(source))
                    .filter(Matcher::find)
                    .map(found -> found.group(1))
                    .findFirst();
        }
    }

    private static String camelCase(List<String> words) {
        return words.getFirst()
                + words.stream()
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
