package io.ticketing.sandbox;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/// Reads requests, writes replies, and turns every failure into an error in Stripe's format.
final class GatewayHandler implements HttpHandler {

    private static final Logger LOG = System.getLogger(GatewayHandler.class.getName());

    private final List<Api> apis;
    private final Switches switches;
    private final Deliverer deliverer;

    GatewayHandler(List<Api> apis, Switches switches, Deliverer deliverer) {
        this.apis = apis;
        this.switches = switches;
        this.deliverer = deliverer;
    }

    /// An exchange that is closed without an answer closes its connection.
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = Ids.ofRequest();
            var reply = reply(id, exchange);
            if (!isLost(exchange, reply)) {
                write(exchange, id, reply);
            }
        }
    }

    private boolean isLost(HttpExchange exchange, Reply reply) {
        return exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().getPath().startsWith("/v1/")
                && reply.isOk()
                && switches.losesAnswer();
    }

    private Reply reply(String id, HttpExchange exchange) throws IOException {
        try {
            StripeHeaders.checkAccount(exchange);
            return answer(Request.of(id, exchange));
        } catch (StripeError e) {
            return e.reply();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The gateway stops");
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "A request to the sandbox gateway failed", e);
            return StripeError.internal().reply();
        }
    }

    private Reply answer(Request request) throws SQLException, InterruptedException {
        if (request.isToApi()) {
            switches.delay();
            if (switches.failsCall()) {
                return StripeError.internal().reply();
            }
        }
        var reply = request.answeredBy(() -> api(request).answer(request));
        if (request.changesSomething()) {
            deliverer.wake();
        }
        return reply;
    }

    private Api api(Request request) {
        return apis.stream()
                .filter(api -> api.isFor(request))
                .findFirst()
                .orElseThrow(() -> StripeError.unknownUrl(request.method(), request.path()));
    }

    private static void write(HttpExchange exchange, String requestId, Reply reply) throws IOException {
        var body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
        StripeHeaders.write(exchange, requestId, reply);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
