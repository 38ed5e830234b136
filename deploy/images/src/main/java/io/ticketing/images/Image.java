package io.ticketing.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// An image that this module makes, by its name.
record Image(String name) {

    static final List<Image> ALL = Stream.of(
                    "auth", "tickets", "orders", "payments", "expiration", "storefront", "sandbox")
            .map(Image::new)
            .toList();

    /// @param module the folder of deploy/images
    Path builtBy(Path module) {
        return isSandbox()
                ? module.resolve("sandbox")
                : module.resolve("../../services").resolve(name).normalize();
    }

    /// What java is told to run.
    List<String> program() {
        return List.of("-jar", isSandbox() ? "/app/ticketing-sandbox.jar" : "/app/quarkus-run.jar");
    }

    /// The program's files, by their place in the image's folder `/app`.
    Map<String, Path> files(Path module) throws IOException {
        Path target = builtBy(module).resolve("target");
        Map<String, Path> files = new TreeMap<>();
        if (isSandbox()) {
            // The gateway, the tool that replays dead letters, and the libraries of both.
            addAll(files, target, "lib");
            addAll(files, module.resolve("../sandbox/target"), "ticketing-sandbox.jar");
            addAll(files, module.resolve("../dead-letters/target"), "ticketing-dead-letters.jar");
        } else {
            for (String part : List.of("lib", "app", "quarkus", "quarkus-run.jar")) {
                addAll(files, target.resolve("quarkus-app"), part);
            }
        }
        return files;
    }

    private boolean isSandbox() {
        return name.equals("sandbox");
    }

    private static void addAll(Map<String, Path> files, Path folder, String part) throws IOException {
        try (Stream<Path> found = Files.walk(folder.resolve(part))) {
            found.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), file));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
