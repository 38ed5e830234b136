package io.ticketing.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;

/// Makes an image's archive, as `docker save` does, without a container engine.
final class ArchiveBuilder {

    private static final AbsoluteUnixPath APP = AbsoluteUnixPath.get("/app");
    private static final String USER = "10001:10001";
    private static final int PORT = 8080;

    private final Settings settings;

    ArchiveBuilder(Settings settings) {
        this.settings = settings;
    }

    void build(Image image) throws Exception {
        ImageReference name =
                ImageReference.parse("%s/%s:%s".formatted(settings.repository(), image, settings.version()));
        Path archive = settings.target().resolve(image + ".tar");
        describe(image)
                .containerize(Containerizer.to(TarImage.at(archive).named(name))
                        .setApplicationLayersCache(settings.target().resolve("jib-cache"))
                        .setOfflineMode(settings.offline())
                        .setToolName("ticketing"));
        System.out.println("Made " + archive);
    }

    private JibContainerBuilder describe(Image image) throws IOException, InvalidImageReferenceException {
        JibContainerBuilder builder = base()
                // The environment sets the heap (JAVA_TOOL_OPTIONS): a value here would override it.
                .setEntrypoint(Stream.concat(
                                Stream.of(
                                        "java",
                                        "-XX:+UseSerialGC",
                                        "-XX:+UseCompactObjectHeaders",
                                        "-XX:+ExitOnOutOfMemoryError"),
                                image.program().stream())
                        .toList())
                .setEnvironment(Map.of("QUARKUS_HTTP_HOST", "0.0.0.0", "QUARKUS_HTTP_PORT", String.valueOf(PORT)))
                .setExposedPorts(Port.tcp(PORT))
                .setUser(USER)
                .setWorkingDirectory(APP)
                .setPlatforms(Set.of(new Platform(settings.architecture(), "linux")))
                .setCreationTime(settings.time())
                .addLabel("org.opencontainers.image.title", "ticketing/" + image)
                .addLabel("org.opencontainers.image.version", settings.version())
                .addLabel("org.opencontainers.image.licenses", "MIT")
                .addLabel("io.ticketing.sbom", "/app/sbom.cdx.json");
        settings.source().ifPresent(source -> builder.addLabel("org.opencontainers.image.source", source));
        // First the libraries, which seldom change, then our own files.
        return builder.addFileEntriesLayer(layer("libraries", image, ArchiveBuilder::isLibrary))
                .addFileEntriesLayer(layer("program", image, file -> !isLibrary(file)))
                .addFileEntriesLayer(legal(image));
    }

    private JibContainerBuilder base() throws InvalidImageReferenceException {
        String base = settings.base();
        if (base.equals("scratch")) {
            return Jib.fromScratch();
        }
        if (base.startsWith(Jib.TAR_IMAGE_PREFIX)) {
            return Jib.from(base);
        }
        ImageReference name = ImageReference.parse(base);
        return Jib.from(RegistryImage.named(name)
                .addCredentialRetriever(
                        CredentialRetrieverFactory.forImage(name, _ -> {}).dockerConfig()));
    }

    private FileEntriesLayer layer(String name, Image image, Predicate<String> contains) throws IOException {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        image.files(settings.module()).forEach((place, file) -> {
            if (contains.test(place)) {
                add(layer, file, place);
            }
        });
        return layer.build();
    }

    private FileEntriesLayer legal(Image image) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName("legal");
        add(layer, settings.sbom(image), "sbom.cdx.json");
        add(layer, settings.module().resolve("../../LICENSE"), "resources/LICENSE");
        return layer.build();
    }

    private void add(FileEntriesLayer.Builder layer, Path file, String place) {
        layer.addEntry(file, APP.resolve(place), settings.time());
    }

    private static boolean isLibrary(String place) {
        return place.startsWith("lib/") && !place.contains("/io.ticketing.");
    }
}
