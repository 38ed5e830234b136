package io.ticketing.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.ticketing.local.parts.Ports;
import io.ticketing.servers.process.ProcessRecord;
import io.ticketing.servers.process.StartFailure;
import io.ticketing.servers.process.StopSignal;

/// A data folder, and the process that runs on it.
record Installation(Path data) {

    static final String LAUNCHER = "launcher";

    /// The process that runs the system, if it runs.
    Optional<ProcessHandle> launcher() {
        return ProcessRecord.read(launcherFile()).flatMap(ProcessRecord::process);
    }

    /// The ports of the running system.
    Optional<Ports> ports() throws IOException {
        return Files.exists(portFile())
                ? Optional.of(
                        new Ports(Integer.parseInt(Files.readString(portFile()).strip())))
                : Optional.empty();
    }

    /// The ports of the running system.
    ///
    /// @param option names another system
    /// @throws StartFailure if none runs here
    Ports demandPorts(String option) throws IOException {
        Optional<Ports> ports = launcher().isPresent() ? ports() : Optional.empty();
        return ports.orElseThrow(() ->
                new StartFailure("Ticketing is not running. Start it with ./ticketing up, or give " + option + "."));
    }

    /// Records that this process runs the system.
    void enter(Ports ports) throws IOException {
        Files.createDirectories(running());
        Files.writeString(portFile(), ports.base() + "\n");
        ProcessRecord.of(ProcessHandle.current(), StopSignal.TERM).write(launcherFile());
    }

    void leave() throws IOException {
        Files.deleteIfExists(launcherFile());
        Files.deleteIfExists(portFile());
    }

    /// The folder with the records of running child processes.
    Path running() {
        return data.resolve("run");
    }

    Path logs() {
        return data.resolve("logs");
    }

    private Path launcherFile() {
        return ProcessRecord.file(data, LAUNCHER);
    }

    private Path portFile() {
        return data.resolve("port");
    }
}
