package io.ticketing.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What the POM says about all images.
///
/// @param module the folder of deploy/images
/// @param base what the programs run on: a registry's image, `tar://…` for an archive, `scratch` for none
/// @param repository what comes before an image's name
/// @param time of everything in the images
/// @param source the address of the sources
/// @param offline whether a base from a registry must be in Jib's cache
record Settings(
        Path module,
        String base,
        String architecture,
        String repository,
        String version,
        Instant time,
        Optional<String> source,
        boolean offline) {

    private static final Pattern JDK = Pattern.compile("(?m)^ARG JDK=(\\S+)-jdk(\\S*)$");

    static Settings of(Map<String, String> values) throws IOException {
        UnaryOperator<String> value = name -> Objects.requireNonNull(values.get(name), name);
        Path module = Path.of(value.apply("module"));
        String base = value.apply("base");
        return new Settings(
                module,
                base.isEmpty() ? runtime(module.resolve("Dockerfile.jvm")) : base,
                value.apply("architecture"),
                value.apply("repository"),
                value.apply("version"),
                Instant.parse(value.apply("time")),
                Optional.of(value.apply("source")).filter(source -> !source.isEmpty()),
                Boolean.parseBoolean(value.apply("offline")));
    }

    /// The runtime of the JDK that a Dockerfile builds with: its version stands only there.
    private static String runtime(Path dockerfile) throws IOException {
        return JDK.matcher(Files.readString(dockerfile))
                .results()
                .map(jdk -> jdk.group(1) + "-jre" + jdk.group(2))
                .findFirst()
                .orElseThrow();
    }

    Path target() {
        return module.resolve("target");
    }

    Path sbom(Image image) {
        return target().resolve("sbom/" + image + "/sbom.cdx.json");
    }
}
