package io.ticketing.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// Secrets of this installation, each in a file that only its owner can read; created at first use.
public record Secrets(Path folder) {

    private static final int PASSWORD_BYTES = 24;

    public String password(String name) throws IOException {
        Path file = folder.resolve(name + ".password");
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            writePrivately(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    /// Writes the whole file or none of it, and never lets others read it in between.
    public static Path writePrivately(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Path work = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(work);
        Files.createFile(work, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(work, content);
        return Files.move(work, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
