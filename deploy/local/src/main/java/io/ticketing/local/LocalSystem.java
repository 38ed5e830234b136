package io.ticketing.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import io.ticketing.local.parts.Infrastructure;
import io.ticketing.local.parts.LauncherTraining;
import io.ticketing.local.parts.PortCheck;
import io.ticketing.local.parts.Service;
import io.ticketing.local.parts.Services;
import io.ticketing.servers.Http;
import io.ticketing.servers.JavaServer;
import io.ticketing.servers.process.Children;
import io.ticketing.servers.process.Parallel;
import io.ticketing.servers.process.Server;
import io.ticketing.servers.process.Supervised;

/// The whole running system: the infrastructure and the services, each started again when it
/// crashes.
final class LocalSystem implements AutoCloseable, Supervised.Reporter {

    private static final int PREPARED_AT_ONCE = 2;

    private final Services services;
    private final Infrastructure infrastructure;
    private final Children children;
    private final boolean prepare;
    private final Console console;

    private final Map<Service, AutoCloseable> running = new ConcurrentHashMap<>();
    private final Semaphore preparing = new Semaphore(PREPARED_AT_ONCE);
    private final CompletableFuture<String> end = new CompletableFuture<>();

    /// @param prepare whether to make missing caches for a fast start
    LocalSystem(Services services, boolean prepare, Console console) {
        this.services = services;
        this.prepare = prepare;
        this.console = console;
        this.children = new Children(services.settings().running());
        this.infrastructure = new Infrastructure(
                services.settings(), services.distribution(), this::run, console, services.webhooks());
    }

    /// Returns when everything is ready.
    void start() throws Exception {
        if (children.stopRecorded() > 0) {
            console.say("Stopped the remaining processes of an earlier run.");
        }
        PortCheck.demandFree(services.ports());
        infrastructure.start(Service.databases());
        Http http = new Http();
        List<Callable<?>> starts = new ArrayList<>();
        starts.add(this::prepareLauncher);
        for (Service service : Service.values()) {
            starts.add(() -> start(service, http));
        }
        Parallel.run(starts);
    }

    /// Waits until a part can't be kept running; returns why.
    String awaitEnd() {
        return end.join();
    }

    @Override
    public void say(String line) {
        console.say(line);
    }

    @Override
    public void gaveUp(String reason) {
        end.complete(reason);
    }

    /// Stops the parts that take requests first, and those that keep data last.
    @Override
    public void close() throws Exception {
        try (children;
                infrastructure) {
            stop(Service.STOREFRONT);
            List<Callable<?>> stops = new ArrayList<>();
            Arrays.stream(Service.values()).forEach(service -> stops.add(() -> stop(service)));
            Parallel.run(stops);
        }
    }

    private Void start(Service service, Http http) throws Exception {
        JavaServer server = services.server(service, http);
        long begin = System.nanoTime();
        running.put(service, run(server));
        console.ready(service.toString(), begin);
        return null;
    }

    private Void stop(Service service) throws Exception {
        AutoCloseable server = running.remove(service);
        if (server != null) {
            server.close();
        }
        return null;
    }

    private AutoCloseable run(Server server) throws Exception {
        if (prepare && server instanceof JavaServer java && !java.prepared()) {
            prepare(java.name(), () -> java.prepare(children));
        }
        return Supervised.start(server, children, this);
    }

    private Void prepareLauncher() throws Exception {
        var training = new LauncherTraining(services.settings(), services.distribution());
        if (prepare && !training.done()) {
            prepare("launcher", () -> training.run(children));
        }
        return null;
    }

    private void prepare(String part, Preparation preparation) throws Exception {
        preparing.acquire();
        try {
            long begin = System.nanoTime();
            preparation.run();
            console.say("  %-16s prepared in %.1f s".formatted(part, Console.seconds(begin)));
        } finally {
            preparing.release();
        }
    }

    private interface Preparation {
        void run() throws Exception;
    }
}
