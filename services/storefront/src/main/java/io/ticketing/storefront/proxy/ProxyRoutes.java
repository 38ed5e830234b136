package io.ticketing.storefront.proxy;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

import io.ticketing.storefront.FairShare;
import io.ticketing.storefront.StorefrontConfig;
import io.ticketing.storefront.pages.ErrorAnswer;

/// Which path belongs to which service, and how all other requests are answered.
@ApplicationScoped
class ProxyRoutes {

    /// Paths that this server and the one behind it might read differently.
    private static final Pattern AMBIGUOUS = Pattern.compile("[\\\\;]|%(2f|5c|00|3b)", Pattern.CASE_INSENSITIVE);

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private static final String ALLOWED =
            METHODS.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));

    /// Calls that may wait for a connection to a service; more are refused at once.
    private static final int QUEUED_PER_SERVICE = 2048;

    private final StorefrontConfig config;
    private final HttpClient client;
    private final FairShare connections;

    ProxyRoutes(Vertx vertx, FairShare connections, StorefrontConfig config) {
        this.connections = connections;
        this.config = config;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(config.connectTimeoutMillis())
                        .setMaxWaitQueueSize(QUEUED_PER_SERVICE),
                new PoolOptions().setHttp1MaxSize(config.connectionsPerService()));
    }

    void register(@Observes Router router) {
        router.route()
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT)
                .handler(this::refuseOtherMethods)
                .handler(this::refuseAmbiguousPaths);
        pass(router, "/api/users", config.origins().auth());
        pass(router, "/.well-known", config.origins().auth());
        pass(router, "/api/tickets", config.origins().tickets());
        pass(router, "/api/currencies", config.origins().tickets());
        pass(router, "/api/orders", config.origins().orders());
        pass(router, "/api/payments", config.origins().payments());
        router.route().failureHandler(this::answerProblem);
    }

    private void pass(Router router, String path, URI origin) {
        var proxy = new ServiceProxy(origin, client, connections, config);
        router.route(path).handler(proxy);
        router.route(path + "/*").handler(proxy);
    }

    private void refuseOtherMethods(RoutingContext call) {
        if (METHODS.contains(call.request().method())) {
            call.next();
        } else {
            call.response().putHeader(HttpHeaders.ALLOW, ALLOWED);
            call.fail(405);
        }
    }

    private void refuseAmbiguousPaths(RoutingContext call) {
        String path = call.request().path();
        if (path == null
                || !path.equals(call.normalizedPath())
                || AMBIGUOUS.matcher(path).find()) {
            call.fail(404);
        } else {
            call.next();
        }
    }

    private void answerProblem(RoutingContext call) {
        if (call.failure() != null && call.statusCode() >= 500) {
            Log.error("A request could not be handled", call.failure());
        }
        if (call.response().closed()) {
            return;
        }
        if (call.response().headWritten()) {
            Relay.breakOff(call);
            return;
        }
        var answer = ErrorAnswer.of(call.statusCode(), call.request());
        answer.headers().forEach(call.response()::putHeader);
        call.response().setStatusCode(answer.status()).end(answer.body());
    }
}
