package io.ticketing.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.ticketing.servers.process.Programs;
import io.ticketing.servers.process.StartFailure;

/// Starts a program that refuses to run as root, even if this program runs as root.
enum Unprivileged {
    NOT_NEEDED(List.of()),
    /// In a user namespace without a mapping, root appears as `nobody`, and so do its files'
    /// owners.
    USER_NAMESPACE(List.of("unshare", "-U")),
    /// If user namespaces are off, as in most containers. The files must belong to `nobody`.
    NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private static final int NOBODY_ID = 65534;

    private final List<String> prefix;

    Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    static Unprivileged forThisUser() throws InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return NOT_NEEDED;
        }
        for (Unprivileged way : List.of(USER_NAMESPACE, NOBODY)) {
            if (Programs.succeeds(way.run(List.of("true")))) {
                return way;
            }
        }
        throw new StartFailure(
                "PostgreSQL does not run as root here: start ./ticketing as an ordinary user, or install util-linux.");
    }

    List<String> run(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /// Gives a new file or folder to the user that the program runs as.
    void own(Path path) throws IOException {
        if (this == NOBODY) {
            Files.setAttribute(path, "unix:uid", NOBODY_ID);
            Files.setAttribute(path, "unix:gid", NOBODY_ID);
        }
    }
}
