package io.ticketing.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/// A page for people: what the gateway did, and what it shall do wrong.
final class ControlHandler implements HttpHandler {

    static final String PATH = "/sandbox";

    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";

    private static final Logger LOG = System.getLogger(ControlHandler.class.getName());

    private final Database database;
    private final Switches switches;
    private final Deliverer deliverer;

    ControlHandler(Database database, Switches switches, Deliverer deliverer) {
        this.database = database;
        this.switches = switches;
        this.deliverer = deliverer;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            if (exchange.getRequestMethod().equals("POST") && isFromThisPage(exchange)) {
                obey(Request.of(Ids.ofRequest(), exchange));
                exchange.getResponseHeaders().set("Location", PATH);
                exchange.sendResponseHeaders(303, -1);
            } else if (exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().equals(PATH)) {
                write(
                        exchange,
                        200,
                        "text/html",
                        database.inTransaction(this::page).html());
            } else {
                write(exchange, 404, "text/plain", "There is nothing here.");
            }
        } catch (StripeError | IllegalArgumentException e) {
            write(exchange, 400, "text/plain", String.valueOf(e.getMessage()));
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "The sandbox's page failed", e);
            write(exchange, 500, "text/plain", "The reason is in the log.");
        }
    }

    /// Another site must not make a browser send a form here.
    private static boolean isFromThisPage(HttpExchange exchange) {
        var site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
        return site == null || site.equals("same-origin");
    }

    private void obey(Request request) throws SQLException {
        var form = request.form();
        switch (request.path()) {
            case PATH + "/faults" -> switches.set(Faults.of(form));
            case PATH + "/expire" -> change(connection -> IntentChanges.expire(connection, form.require("intent")));
            case PATH + "/dispute" -> change(connection -> DisputeChanges.open(connection, form.require("intent")));
            case PATH + "/win" -> decide(form.require("dispute"), true);
            case PATH + "/lose" -> decide(form.require("dispute"), false);
            case PATH + "/enable" -> change(form.require("account"), Account::enable);
            case PATH + "/restrict" -> change(form.require("account"), Account::restrict);
            case PATH + "/resend" -> change(connection -> Deliveries.plan(connection, form.require("event")));
            default -> throw new IllegalArgumentException("There is no such form.");
        }
    }

    private void decide(String dispute, boolean isWon) throws SQLException {
        change(connection -> DisputeChanges.decide(connection, dispute, isWon));
    }

    private void change(String account, Consumer<Account> change) throws SQLException {
        change(connection -> AccountChanges.change(connection, account, change));
    }

    private void change(Change change) throws SQLException {
        database.inTransaction(connection -> {
            change.on(connection);
            return change;
        });
        deliverer.wake();
    }

    private ControlPage page(Connection connection) throws SQLException {
        return ControlPage.read(connection, switches.faults());
    }

    private static void write(HttpExchange exchange, int status, String type, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @FunctionalInterface
    private interface Change {
        void on(Connection connection) throws SQLException;
    }
}
