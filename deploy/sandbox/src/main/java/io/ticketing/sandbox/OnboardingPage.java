package io.ticketing.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/// The page on which Stripe asks the holder of an account. It leads back to the merchant, also if
/// its link was used before or has expired.
final class OnboardingPage implements HttpHandler {

    static final String PATH = "/sandbox/onboarding/";

    private static final Logger LOG = System.getLogger(OnboardingPage.class.getName());

    private static final String ANSWER = "answer";
    private static final String FINISH = "finish";
    private static final String FINISH_WITHOUT = "finish_without_document";
    private static final List<String> ANSWERS = List.of(FINISH, FINISH_WITHOUT, "leave");

    private static final String QUESTION = """
            <p>A shop wants to send you money. At Stripe you would say here who you are, and name your bank account.</p>
            <form method="post">
            <button name="answer" value="finish">Finish</button>
            <button name="answer" value="finish_without_document">Finish without a document</button>
            <button name="answer" value="leave">Leave</button>
            </form>
            <p>This is the sandbox: no money is sent.</p>
            """;

    private final Database database;
    private final Deliverer deliverer;

    OnboardingPage(Database database, Deliverer deliverer) {
        this.database = database;
        this.deliverer = deliverer;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            var request = Request.of(Ids.ofRequest(), exchange);
            var token = request.path().substring(PATH.length());
            switch (request.method()) {
                case "GET" -> show(exchange, token);
                case "POST" -> lead(exchange, request.form(), token);
                default -> send(exchange, 405, "<p>There is nothing here.</p>");
            }
        } catch (StripeError e) {
            send(exchange, e.reply().status(), "<p>There is nothing here.</p>");
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "The sandbox's page for holders of accounts failed", e);
            send(exchange, 500, "<p>The reason is in the log.</p>");
        }
    }

    private void show(HttpExchange exchange, String token) throws IOException, SQLException {
        var isOpen = database.inTransaction(connection -> AccountLinks.visit(connection, token))
                .isPresent();
        if (isOpen) {
            send(exchange, 200, QUESTION);
        } else {
            redirect(
                    exchange,
                    database.inTransaction(connection -> AccountLinks.get(connection, token))
                            .refreshUrl());
        }
    }

    private void lead(HttpExchange exchange, Form form, String token) throws IOException, SQLException {
        form.require(ANSWER);
        var answer = form.find(ANSWER, ANSWERS).orElseThrow();
        var back = database.inTransaction(connection -> answer(connection, token, answer));
        deliverer.wake();
        redirect(exchange, back);
    }

    private static String answer(Connection connection, String token, String answer) throws SQLException {
        var link = AccountLinks.leave(connection, token);
        if (link.isEmpty()) {
            return AccountLinks.get(connection, token).refreshUrl();
        }
        switch (answer) {
            case FINISH -> AccountChanges.change(connection, link.get().accountId(), Account::enable);
            case FINISH_WITHOUT -> AccountChanges.change(connection, link.get().accountId(), Account::restrict);
            default -> {
                // Leaving changes nothing.
            }
        }
        return link.get().returnUrl();
    }

    private static void redirect(HttpExchange exchange, String url) throws IOException {
        exchange.getResponseHeaders().set("Location", url);
        exchange.sendResponseHeaders(303, -1);
    }

    private static void send(HttpExchange exchange, int status, String contentHtml) throws IOException {
        var page = Html.page("Your account", "Test page for the holders of accounts", contentHtml)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }
}
