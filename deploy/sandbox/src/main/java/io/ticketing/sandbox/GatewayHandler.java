package io.ticketing.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/// Reads requests, writes replies, and turns every failure into an error in Stripe's format.
final class GatewayHandler implements HttpHandler {

    private static final Logger LOG = System.getLogger(GatewayHandler.class.getName());

    private final PaymentIntentsApi api;

    GatewayHandler(PaymentIntentsApi api) {
        this.api = api;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            write(exchange, reply(exchange));
        }
    }

    private Reply reply(HttpExchange exchange) throws IOException {
        try {
            return api.answer(Request.of(exchange));
        } catch (StripeError e) {
            return e.reply();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "A request to the sandbox gateway failed", e);
            return StripeError.internal().reply();
        }
    }

    private static void write(HttpExchange exchange, Reply reply) throws IOException {
        var body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
        StripeHeaders.write(exchange, reply);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
