package io.ticketing.http;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.ForwardedServerRequestWrapper;
import io.quarkus.vertx.http.runtime.ForwardingProxyOptions;
import io.quarkus.vertx.http.runtime.TrustedProxyCheck;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.config.ConfigProvider;

/// Uses what a trusted proxy says about the client and its protocol; what others say is ignored.
@ApplicationScoped
class ForwardedRequests {

    private static final String SEEN = ForwardedRequests.class.getName();
    private static final String CLIENT = "X-Forwarded-For";

    private final ForwardingConfig config;
    private final TrustedProxies proxies;
    private final ForwardingProxyOptions options = ForwardingProxyOptions.from(ConfigProvider.getConfig()
            .unwrap(SmallRyeConfig.class)
            .getConfigMapping(VertxHttpConfig.class)
            .proxy());

    ForwardedRequests(ForwardingConfig config, TrustedProxies proxies) {
        this.config = config;
        this.proxies = proxies;
    }

    /// Before everything else, so that nothing sees the original request.
    void register(@Observes @Priority(1) Router router) {
        if (config.forwarding()) {
            router.route().order(Integer.MIN_VALUE).handler(call -> handle(call, router));
        }
    }

    /// A routing context keeps the request it was made for, so a changed request starts again.
    private void handle(RoutingContext call, Router router) {
        var context = Vertx.currentContext();
        if (context.getLocal(SEEN) != null || !proxies.include(call.request().remoteAddress())) {
            call.next();
            return;
        }
        context.putLocal(SEEN, true);
        tidyClient(call.request().headers());
        var forwarded = new ForwardedServerRequestWrapper(call.request(), options, TrustedProxyCheck.allowAll());
        try {
            forwarded.authority();
        } catch (IllegalArgumentException e) {
            call.fail(400, e);
            return;
        }
        router.handle(forwarded);
    }

    /// Leaves the client's address out: the proxy is then the nearest known client.
    private static void tidyClient(MultiMap headers) {
        String clients = headers.get(CLIENT);
        if (clients != null) {
            TrustedProxy.client(clients.split(",", 2)[0])
                    .ifPresentOrElse(
                            client -> headers.set(CLIENT, client.getHostAddress()), () -> headers.remove(CLIENT));
        }
    }
}
