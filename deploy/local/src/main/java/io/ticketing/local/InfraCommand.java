package io.ticketing.local;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import io.ticketing.local.parts.Infrastructure;
import io.ticketing.servers.Distribution;
import io.ticketing.servers.InfrastructurePorts;
import io.ticketing.servers.InfrastructureSettings;
import io.ticketing.servers.process.Children;

/// Starts the servers without the services, on free ports, for as long as the tests that use them
/// run.
@Command(
        name = "infra",
        description = {
            "Starts PostgreSQL, Kafka, Redis, the schema registry and the sandbox gateway, but no services.",
            "They listen on free ports, which are written to the ready file. For tests: PostgreSQL does not wait for"
                    + " the disk."
        },
        mixinStandardHelpOptions = true)
final class InfraCommand implements Callable<Integer> {

    @Option(names = "--data", required = true, paramLabel = "<folder>", description = "The folder for data and logs.")
    private Path data;

    @Option(
            names = "--ready-file",
            required = true,
            paramLabel = "<file>",
            description = "Written when everything is ready: a properties file with the addresses.")
    private Path readyFile;

    @Option(
            names = "--while-pid",
            required = true,
            paramLabel = "<pid>",
            description = "Stops when this process has ended.")
    private long whilePid;

    @Override
    public Integer call() throws Exception {
        var owner = ProcessHandle.of(whilePid);
        if (owner.isEmpty()) {
            return 0;
        }
        Path folder = Files.createDirectories(data).toRealPath();
        var settings = new InfrastructureSettings(folder, InfrastructurePorts.free(), false);
        Logging.toFile(settings.logs().resolve("infra.log"));
        Children children = new Children(settings.running());
        children.stopRecorded();
        var infrastructure = new Infrastructure(
                settings,
                Distribution.ofThisProgram(),
                server -> server.start(children),
                (part, begin) -> {},
                Optional.empty());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(infrastructure, children)));
        infrastructure.start(List.of());
        announce(settings);
        owner.get().onExit().join();
        return 0;
    }

    private void announce(InfrastructureSettings settings) throws IOException {
        InfrastructurePorts ports = settings.ports();
        Properties ready = new Properties();
        ready.setProperty("pid", String.valueOf(ProcessHandle.current().pid()));
        ready.setProperty("postgres.host", "127.0.0.1");
        ready.setProperty("postgres.port", String.valueOf(ports.postgres()));
        ready.setProperty("postgres.username", "postgres");
        ready.setProperty("postgres.password", settings.superuserPassword());
        ready.setProperty("kafka.bootstrap", "127.0.0.1:" + ports.kafka());
        ready.setProperty("redis.url", "redis://127.0.0.1:" + ports.redis());
        ready.setProperty("registry.url", "http://127.0.0.1:" + ports.registry() + "/apis/ccompat/v7");
        ready.setProperty("gateway.url", "http://127.0.0.1:" + ports.gateway());
        Path work = readyFile.resolveSibling(readyFile.getFileName() + ".new");
        try (Writer out = Files.newBufferedWriter(work)) {
            ready.store(out, null);
        }
        Files.move(work, readyFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // loggers are closed while the process ends
    private void stop(Infrastructure infrastructure, Children children) {
        try (children) {
            Files.deleteIfExists(readyFile);
            infrastructure.close();
        } catch (Exception failure) {
            failure.printStackTrace();
        }
    }
}
