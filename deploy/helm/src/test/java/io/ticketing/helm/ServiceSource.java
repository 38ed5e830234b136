package io.ticketing.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

/// A service's settings, read from its sources and those of the libraries it uses.
///
/// @param properties the settings that have a default
/// @param variables the environment variables that set something; for settings with a key of their
/// own, what their names begin with, up to the last `_`
record ServiceSource(Properties properties, Set<String> variables) {

    static final List<String> NAMES = names();

    private static final Map<String, ServiceSource> READ = new ConcurrentHashMap<>();
    private static final Pattern LIBRARY = Pattern.compile(
            "<artifactId>ticketing-(currencies|http|idempotency|kafka|money|outbox|postgresql|rest)</artifactId>");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");

    private static List<String> names() {
        try (Stream<Path> folders = Files.list(Chart.ROOT.resolve("services"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static ServiceSource of(String service) {
        return READ.computeIfAbsent(service, ServiceSource::read);
    }

    private static ServiceSource read(String service) {
        var source = new ServiceSource(new Properties(), new HashSet<>());
        source.addModule(Chart.ROOT.resolve("services").resolve(service));
        return source;
    }

    /// Whether the variable sets something.
    boolean reads(String variable) {
        return variables.contains(variable)
                || variables.stream().anyMatch(it -> it.endsWith("_") && variable.startsWith(it));
    }

    String property(String name) {
        return properties.getProperty(name);
    }

    private void addModule(Path module) {
        LIBRARY.matcher(text(module.resolve("pom.xml")))
                .results()
                .map(library -> Chart.ROOT.resolve("libs").resolve(library.group(1)))
                .filter(library -> !library.equals(module))
                .forEach(this::addModule);
        addProperties(module.resolve("src/main/resources/META-INF/microprofile-config.properties"));
        addProperties(module.resolve("src/main/resources/application.properties"));
        addMappings(module.resolve("src/main/java"));
    }

    private void addProperties(Path file) {
        if (Files.exists(file)) {
            Properties found = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                found.load(reader);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            properties.putAll(found);
            found.stringPropertyNames().stream().map(ServiceSource::variable).forEach(variables::add);
            found.values().stream()
                    .flatMap(value -> VARIABLE.matcher(value.toString()).results())
                    .map(match -> match.group(1))
                    .forEach(variables::add);
        }
    }

    /// Interfaces with `@ConfigMapping`: each method is a setting, or a group of them.
    private void addMappings(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            Path[] mappings = files.filter(file -> file.toString().endsWith("Config.java"))
                    .toArray(Path[]::new);
            if (mappings.length > 0) {
                JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
                var manager = compiler.getStandardFileManager(null, null, null);
                var task = (JavacTask)
                        compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjects(mappings));
                task.parse().forEach(unit -> unit.accept(new MappingScanner(), this));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// As MicroProfile Config maps the name of a property to that of a variable.
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final class MappingScanner extends TreeScanner<Void, ServiceSource> {

        private static final Pattern PREFIX = Pattern.compile("prefix = \"([^\"]+)\"");
        private static final Pattern DEFAULT = Pattern.compile("@WithDefault\\((?:value = )?\"([^\"]*)\"\\)");

        @Override
        public Void visitClass(ClassTree type, ServiceSource source) {
            PREFIX.matcher(type.getModifiers().toString())
                    .results()
                    .forEach(prefix -> add(prefix.group(1), type, source));
            return null;
        }

        private static void add(String prefix, ClassTree group, ServiceSource source) {
            for (Tree member : group.getMembers()) {
                if (member instanceof MethodTree method
                        && method.getParameters().isEmpty()) {
                    String name = prefix + "." + kebab(method.getName().toString());
                    String returned = method.getReturnType().toString();
                    group.getMembers().stream()
                            .filter(ClassTree.class::isInstance)
                            .map(ClassTree.class::cast)
                            .filter(inner -> inner.getSimpleName().contentEquals(returned))
                            .findFirst()
                            .ifPresentOrElse(inner -> add(name, inner, source), () -> add(name, method, source));
                }
            }
        }

        private static void add(String name, MethodTree setting, ServiceSource source) {
            source.variables().add(variable(isKeyed(setting) ? name + "." : name));
            DEFAULT.matcher(setting.getModifiers().toString())
                    .results()
                    .forEach(found -> source.properties().putIfAbsent(name, found.group(1)));
        }

        private static boolean isKeyed(MethodTree setting) {
            return setting.getReturnType().toString().startsWith("Map<");
        }

        private static String kebab(String name) {
            return String.join("-", Arrays.asList(name.split("(?=[A-Z])"))).toLowerCase(Locale.ROOT);
        }
    }
}
