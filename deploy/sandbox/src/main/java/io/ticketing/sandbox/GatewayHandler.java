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

    private final PaymentIntentsApi intents;
    private final EventsApi events;
    private final Deliverer deliverer;

    GatewayHandler(PaymentIntentsApi intents, EventsApi events, Deliverer deliverer) {
        this.intents = intents;
        this.events = events;
        this.deliverer = deliverer;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var id = Ids.ofRequest();
            write(exchange, id, reply(id, exchange));
        }
    }

    private Reply reply(String id, HttpExchange exchange) throws IOException {
        try {
            return answer(Request.of(id, exchange));
        } catch (StripeError e) {
            return e.reply();
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "A request to the sandbox gateway failed", e);
            return StripeError.internal().reply();
        }
    }

    private Reply answer(Request request) throws SQLException {
        var reply =
                request.answeredBy(() -> EventsApi.isFor(request) ? events.answer(request) : intents.answer(request));
        if (request.changesSomething()) {
            deliverer.wake();
        }
        return reply;
    }

    private static void write(HttpExchange exchange, String requestId, Reply reply) throws IOException {
        var body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
        StripeHeaders.write(exchange, requestId, reply);
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }
}
