package io.ticketing.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;

/// The page on which a bank asks the holder of a card (3-D Secure). The answer leads back to the
/// merchant.
final class ChallengePage implements HttpHandler {

    static final String PATH = "/sandbox/challenges/";

    private static final Logger LOG = System.getLogger(ChallengePage.class.getName());

    private static final String ANSWER = "answer";
    private static final String COMPLETE = "complete";
    private static final List<String> ANSWERS = List.of(COMPLETE, "fail");

    private static final String QUESTION = """
            <h1>Test bank</h1>
            <p>A shop wants to charge your card with <strong>%s</strong>. Is it you who pays?</p>
            <form method="post">
            <button name="answer" value="complete">Complete</button>
            <button name="answer" value="fail">Fail</button>
            </form>
            <p>This is the sandbox: no money is charged.</p>
            """;

    private static final String OVER = """
            <h1>Test bank</h1>
            <p>There is no question for you any more. You can close this page.</p>
            """;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Test bank</title>
            <style>:root {color-scheme: light dark; font: 1.1rem/1.5 system-ui} \
            main {max-width: 30rem; margin: 3rem auto; padding: 0 1rem} \
            button {font: inherit; padding: .5rem 1rem}</style>
            </head>
            <body><main>
            %s</main></body>
            </html>
            """;

    private final Database database;
    private final Deliverer deliverer;

    ChallengePage(Database database, Deliverer deliverer) {
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
            var id = request.path().substring(PATH.length());
            switch (request.method()) {
                case "GET" -> show(exchange, intent(id));
                case "POST" -> lead(exchange, request.form(), intent(id));
                default -> send(exchange, 405, OVER);
            }
        } catch (StripeError e) {
            send(exchange, e.reply().status(), OVER);
        } catch (SQLException | RuntimeException e) {
            LOG.log(Level.ERROR, "A challenge of the sandbox gateway failed", e);
            send(exchange, 500, OVER);
        }
    }

    private PaymentIntent intent(String id) throws SQLException {
        return database.inTransaction(connection -> PaymentIntents.get(connection, id));
    }

    private static void show(HttpExchange exchange, PaymentIntent intent) throws IOException {
        var amount = AmountLimits.written(intent.amount(), intent.currency()).toUpperCase(Locale.ROOT);
        send(exchange, 200, intent.asksTheHolder() ? QUESTION.formatted(amount) : OVER);
    }

    private void lead(HttpExchange exchange, Form form, PaymentIntent asked) throws IOException, SQLException {
        form.require(ANSWER);
        var isProven = form.find(ANSWER, ANSWERS).filter(COMPLETE::equals).isPresent();
        var answered = database.inTransaction(connection -> IntentChanges.answer(connection, asked.id(), isProven));
        deliverer.wake();
        var back = asked.returnUrl().map(url -> withResult(url, answered));
        if (back.isPresent()) {
            exchange.getResponseHeaders().set("Location", back.get());
        }
        send(exchange, back.isPresent() ? 303 : 200, OVER);
    }

    /// Stripe adds the client secret, too, which the sandbox's intents don't have.
    private static String withResult(String returnUrl, PaymentIntent intent) {
        var fragment = returnUrl.indexOf('#');
        var url = fragment < 0 ? returnUrl : returnUrl.substring(0, fragment);
        return "%s%spayment_intent=%s&redirect_status=%s%s"
                .formatted(
                        url,
                        url.contains("?") ? '&' : '?',
                        intent.id(),
                        intent.isConfirmed() ? "succeeded" : "failed",
                        fragment < 0 ? "" : returnUrl.substring(fragment));
    }

    private static void send(HttpExchange exchange, int status, String content) throws IOException {
        var page = PAGE.formatted(content).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }
}
