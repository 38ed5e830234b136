package io.ticketing.expiration;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;

import io.ticketing.testing.TestInfrastructure;

/// The usual infrastructure with a door before Redis that a test can shut.
public class RedisDoor implements QuarkusTestResourceLifecycleManager {

    private final TestInfrastructure infrastructure = new TestInfrastructure();
    private final Vertx vertx = Vertx.vertx();
    private final Set<NetSocket> guests = ConcurrentHashMap.newKeySet();
    private URI redis;
    private NetServer server;
    private int port;

    @Override
    public Map<String, String> start() {
        var config = new HashMap<>(infrastructure.start());
        redis = URI.create(config.get("REDIS_URL"));
        open();
        config.put("REDIS_URL", "redis://127.0.0.1:" + port + redis.getPath());
        return config;
    }

    @Override
    public void stop() {
        done(vertx.close());
        infrastructure.stop();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(RedisDoor.class));
    }

    void open() {
        server = vertx.createNetServer().connectHandler(this::let);
        port = done(server.listen(port, "127.0.0.1")).actualPort();
    }

    void shut() {
        done(server.close());
        guests.forEach(NetSocket::close);
    }

    private void let(NetSocket guest) {
        guests.add(guest.pause());
        guest.closeHandler(_ -> guests.remove(guest));
        vertx.createNetClient()
                .connect(redis.getPort(), redis.getHost())
                .onFailure(_ -> guest.close())
                .onSuccess(
                        host -> {
                            guest.pipeTo(host);
                            host.pipeTo(guest);
                        });
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
