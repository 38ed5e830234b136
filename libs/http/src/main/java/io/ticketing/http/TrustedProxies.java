package io.ticketing.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.common.net.CidrAddress;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// The trusted proxies. A request is compared with addresses only. Names are looked up at the start
/// and then in the background, and keep their addresses while the name server does not answer.
@Singleton
class TrustedProxies {

    private static final Duration REFRESH = Duration.ofSeconds(30);
    private static final Duration START_LIMIT = Duration.ofSeconds(5);
    private static final int LOOKUPS_AT_ONCE = 4;

    private final List<TrustedProxy> proxies;
    private final Map<TrustedProxy, List<CidrAddress>> lookedUp = new ConcurrentHashMap<>();
    private final ScheduledExecutorService lookups;

    TrustedProxies(ForwardingConfig config) {
        proxies = parse(config.trustedProxies().orElse(List.of()));
        List<TrustedProxy> named = proxies.stream()
                .filter(proxy -> config.forwarding() && proxy.name().isPresent())
                .toList();
        lookups = Executors.newScheduledThreadPool(
                Math.min(LOOKUPS_AT_ONCE, named.size()),
                Thread.ofPlatform().daemon().name("proxy-names-", 0).factory());
        lookUp(named);
    }

    /// Never blocks.
    boolean include(@Nullable SocketAddress peer) {
        if (peer == null || peer.hostAddress() == null) {
            return false;
        }
        InetAddress address = TrustedProxy.address(peer.hostAddress()).orElse(null);
        return address != null
                && proxies.stream()
                        .filter(proxy -> proxy.port() == 0 || proxy.port() == peer.port())
                        .flatMap(this::networks)
                        .anyMatch(network -> network.matches(address));
    }

    @PreDestroy
    void stop() {
        lookups.shutdownNow();
    }

    private Stream<CidrAddress> networks(TrustedProxy proxy) {
        return proxy.name().isPresent() ? lookedUp.getOrDefault(proxy, List.of()).stream() : proxy.networks().stream();
    }

    private void lookUp(List<TrustedProxy> named) {
        var first = new CountDownLatch(named.size());
        for (var proxy : named) {
            lookups.execute(() -> {
                lookUp(proxy);
                first.countDown();
            });
            lookups.scheduleWithFixedDelay(
                    () -> lookUp(proxy), REFRESH.toMillis(), REFRESH.toMillis(), TimeUnit.MILLISECONDS);
        }
        try {
            if (!first.await(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                Log.warn("Starts before the names of all trusted proxies have been looked up");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookUp(TrustedProxy proxy) {
        String name = proxy.name().orElseThrow();
        try {
            lookedUp.put(
                    proxy,
                    Stream.of(InetAddress.getAllByName(name))
                            .map(TrustedProxy::single)
                            .toList());
        } catch (UnknownHostException _) {
            Log.warnf("Trusted proxy %s can't be found; its addresses stay as they were", name);
        }
    }

    private static List<TrustedProxy> parse(List<String> texts) {
        try {
            return texts.stream()
                    .filter(text -> !text.isBlank())
                    .map(TrustedProxy::parse)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("QUARKUS_HTTP_PROXY_TRUSTED_PROXIES: " + e.getMessage());
        }
    }
}
