package io.ticketing.expiration;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

import io.ticketing.testing.TestInfrastructure;

/// The usual infrastructure, with a door before one of its servers that a test can shut and that
/// counts connections.
abstract class Door implements QuarkusTestResourceLifecycleManager {

    private final TestInfrastructure infrastructure = new TestInfrastructure();
    private final Vertx vertx = Vertx.vertx();
    private final Set<NetSocket> guests = ConcurrentHashMap.newKeySet();
    private final AtomicInteger visits = new AtomicInteger();
    private final String setting;
    private URI behind;
    private NetServer server;
    private int port;

    /// @param setting the setting with the server's address
    Door(String setting) {
        this.setting = setting;
    }

    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(infrastructure.start());
        behind = URI.create(config.get(setting));
        open();
        config.put(setting, behind.getScheme() + "://127.0.0.1:" + port + behind.getPath());
        return config;
    }

    @Override
    public void stop() {
        done(vertx.close());
        infrastructure.stop();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(getClass()));
    }

    void open() {
        server = vertx.createNetServer().connectHandler(this::let);
        port = done(server.listen(port, "127.0.0.1")).actualPort();
    }

    void shut() {
        done(server.close());
        guests.forEach(NetSocket::close);
    }

    /// How many connections have been let in.
    int visits() {
        return visits.get();
    }

    private void let(NetSocket guest) {
        visits.incrementAndGet();
        guests.add(guest.pause());
        guest.closeHandler(_ -> guests.remove(guest));
        vertx.createNetClient()
                .connect(behind.getPort(), behind.getHost())
                .onFailure(_ -> guest.close())
                .onSuccess(host -> {
                    guest.pipeTo(host);
                    host.pipeTo(guest);
                });
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
