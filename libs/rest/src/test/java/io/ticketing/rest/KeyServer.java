package io.ticketing.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;

/// Replaces auth: publishes keys that come and go, and can be down.
public class KeyServer implements QuarkusTestResourceLifecycleManager {

    static final String CALLER = "0192f0c1-2d3e-7abc-8def-0123456789ab";

    private final Map<String, KeyPair> keys = new TreeMap<>();
    private int port;
    private final AtomicInteger fetches = new AtomicInteger();
    private final List<HttpExchange> held = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile boolean frozen;

    @Override
    public Map<String, String> start() {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of("JWKS_URL", "http://127.0.0.1:" + port + "/jwks.json");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(KeyServer.class));
    }

    void up() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/jwks.json", exchange -> {
            fetches.incrementAndGet();
            if (frozen) {
                held.add(exchange);
                return;
            }
            byte[] answer = jwks().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    void down() {
        server.stop(0);
    }

    /// From now on accepts calls without answering them, like a frozen process.
    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
        held.forEach(HttpExchange::close);
    }

    int fetches() {
        return fetches.get();
    }

    int fetchesWhileFrozen() {
        return held.size();
    }

    void add(String kid) throws Exception {
        keys.put(kid, KeyUtils.generateKeyPair(256, SignatureAlgorithm.ES256));
    }

    void remove(String kid) {
        keys.remove(kid);
    }

    String token(String kid) {
        return token(kid, kid);
    }

    String token(String kid, String named) {
        return token(kid, named, 60);
    }

    String token(String kid, String named, long seconds) {
        return Jwt.issuer("ticketing")
                .subject(CALLER)
                .groups("user")
                .expiresIn(seconds)
                .jws()
                .keyId(named)
                .algorithm(SignatureAlgorithm.ES256)
                .sign(keys.get(kid).getPrivate());
    }

    @Override
    public void stop() {
        if (server != null) {
            down();
        }
    }

    private String jwks() {
        return keys.entrySet().stream()
                .map(key -> jwk(key.getKey(), key.getValue()))
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    private static String jwk(String kid, KeyPair pair) {
        try {
            var jwk = PublicJsonWebKey.Factory.newPublicJwk(pair.getPublic());
            jwk.setKeyId(kid);
            return jwk.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
