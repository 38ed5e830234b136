package io.ticketing.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

import io.ticketing.servers.process.StartFailure;

/// The bundled servers, unpacked in the build folder of this module.
///
/// @param root the folder of the repository
public record Distribution(Path root) {

    private static final String ROOT = "ticketing.root";
    private static final String MODULE = "deploy/servers";

    /// The repository that this program runs from.
    ///
    /// Classes from an ahead-of-time cache report the place where the cache was made, even after
    /// the folder was moved or copied. So `./ticketing` passes the real one.
    public static Distribution ofThisProgram() {
        String root = System.getProperty(ROOT);
        return new Distribution(root == null ? rootOfTheseClasses() : Path.of(root));
    }

    private static Path rootOfTheseClasses() {
        try {
            var source =
                    Distribution.class.getProtectionDomain().getCodeSource().getLocation();
            return Stream.iterate(Path.of(source.toURI()), Objects::nonNull, Path::getParent)
                    .filter(folder -> Files.isDirectory(folder.resolve(MODULE)))
                    .findFirst()
                    .orElseThrow();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Path target() {
        return root.resolve(MODULE).resolve("target");
    }

    /// The place of the cache for a fast start of a Java program.
    public Path cache(String program) {
        return target().resolve("aot").resolve(program + ".aot");
    }

    Path registry() {
        return target().resolve("registry");
    }

    /// Unpacks PostgreSQL once; returns the folder with its `bin`.
    Path postgres() {
        Path folder = target().resolve("postgres");
        if (Files.exists(folder)) {
            return folder;
        }
        String archive = "/postgres-%s.txz".formatted(Platform.current().postgres());
        return unpackOnce(archive, folder, Distribution::untar);
    }

    /// Unpacks the Redis server once; returns the program.
    Path redis() {
        Path program = target().resolve("redis-server");
        if (Files.exists(program)) {
            return program;
        }
        String resource = "/redis-server-7.0.15-" + Platform.current().redis();
        return unpackOnce(resource, program, (in, to) -> {
            Files.copy(in, to);
            Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rwxr-xr-x"));
        });
    }

    /// Unpacks under another name first, so that an interrupted or parallel run never leaves half
    /// of it.
    private Path unpackOnce(String resource, Path to, Unpacking unpacking) {
        try (InputStream in = Distribution.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new StartFailure(
                        "There is no server for this machine (%s) in the build.".formatted(Platform.name()));
            }
            Path work = Files.createTempDirectory(Files.createDirectories(target()), "unpack")
                    .resolve(to.getFileName());
            unpacking.unpack(in, work);
            moveUnlessThere(work, to);
            Files.deleteIfExists(work.getParent());
            return to;
        } catch (IOException failure) {
            throw new UncheckedIOException("Unpacking " + resource + " failed", failure);
        }
    }

    private static void moveUnlessThere(Path work, Path to) throws IOException {
        try {
            Files.move(work, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lostRace) {
            if (!Files.exists(to)) {
                throw lostRace;
            }
        }
    }

    private static void untar(InputStream in, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var tar = new TarArchiveInputStream(new XZInputStream(in))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                Path file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    boolean program = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private interface Unpacking {
        void unpack(InputStream in, Path to) throws IOException;
    }
}
