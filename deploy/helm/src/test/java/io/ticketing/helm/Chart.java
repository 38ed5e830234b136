package io.ticketing.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;

/// The chart, rendered by Helm with given values.
final class Chart {

    /// The root of the repository.
    static final Path ROOT = Path.of(System.getProperty("ticketing.root"));

    static final Path BUILD = ROOT.resolve("deploy/helm/target");

    static final Path FOLDER = ROOT.resolve("deploy/helm/ticketing");

    static final String RELEASE = "ticketing";
    static final String NAMESPACE = "shop";

    private static final String NOTES = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: notes
            data:
              notes: |
                {{- include "ticketing/templates/NOTES.txt" . | nindent 4 }}
            """;

    /// Helm renders hooks and notes separately and would not show them; here they are like the
    /// rest.
    private static final Path WITH_HOOKS = copyWithHooks();

    private Chart() {}

    /// @param values YAML documents; later ones win
    /// @throws IllegalStateException when Helm refuses
    static Rendered render(Mode mode, String... values) {
        return render(Stream.concat(Stream.of(mode.yaml()), Stream.of(values)).toList());
    }

    static Rendered render(List<String> values) {
        return render(values, Map.of());
    }

    /// @param set single values as in Helm's `--set`, which take precedence
    static Rendered render(List<String> values, Map<String, String> set) {
        return Rendered.of(template(WITH_HOOKS, values, set));
    }

    /// The text as `helm template` prints it.
    static String template(List<String> values) {
        return template(FOLDER, values, Map.of());
    }

    private static String template(Path chart, List<String> values, Map<String, String> set) {
        Cluster.INSTANCE.ensureStarted();
        TemplateCommand command = new Helm(chart)
                .template()
                .withName(RELEASE)
                .withNamespace(NAMESPACE)
                .withKubeVersion("1.33.0");
        List<Path> files = values.stream().map(Chart::write).toList();
        try {
            files.forEach(command::withValuesFile);
            set.forEach(command::set);
            return command.call();
        } finally {
            files.forEach(Chart::delete);
        }
    }

    private static Path write(String yaml) {
        try {
            return Files.writeString(Files.createTempFile(BUILD, "values", ".yaml"), yaml);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void deleteAll(Path folder) {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(Chart::delete);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private static Path copyWithHooks() {
        Path copy = BUILD.resolve("chart-with-hooks");
        // A file that was renamed since the last time must not be there twice.
        deleteAll(copy);
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(FOLDER.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file).replace("helm.sh/hook:", "hook:"));
            }
            Files.writeString(copy.resolve("templates/notes.yaml"), NOTES);
            return copy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
