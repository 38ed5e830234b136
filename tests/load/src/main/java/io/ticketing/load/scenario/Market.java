package io.ticketing.load.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

import io.ticketing.load.generator.Generator;

/// The calls of the API, all made for one account.
final class Market {

    static final int PLENTY = 100_000;

    private static final int AT_ONCE = 16;
    private static final String TICKETS = "/api/tickets";
    private static final String ORDERS = "/api/orders";
    private static final Buffer ACCOUNT = new JsonObject()
            .put("email", "load@example.com")
            .put("password", "correct horse battery")
            .toBuffer();

    private final Origin origin;
    private volatile @Nullable String token;

    Market(Origin origin) {
        this.origin = origin;
    }

    void signUp() throws InterruptedException {
        token = token(Generator.await(post(0, "/api/users/signup", ACCOUNT)));
    }

    /// A token that has just been issued, as each is valid for some minutes only.
    void renewToken() throws InterruptedException {
        token = token(Generator.await(signIn(0)));
    }

    Future<Answer> signIn(int caller) {
        return post(caller, "/api/users/signin", ACCOUNT);
    }

    Future<Answer> list(int caller, int limit) {
        return get(caller, TICKETS + "?limit=" + limit);
    }

    Future<Answer> show(int caller, String ticket) {
        return get(caller, TICKETS + "/" + ticket);
    }

    Future<Answer> create(int caller, int quantity) {
        Buffer offer = new JsonObject()
                .put("title", "Opera, first row")
                .put("price", new BigDecimal("20.5"))
                .put("quantity", quantity)
                .toBuffer();
        return post(caller, TICKETS, offer);
    }

    Future<Answer> place(int caller, String ticket) {
        return post(caller, ORDERS, Buffer.buffer("{\"ticketId\":\"" + ticket + "\"}"));
    }

    Future<Answer> order(int caller, String order) {
        return get(caller, ORDERS + "/" + order);
    }

    Future<Answer> cancel(int caller, String order) {
        return origin.call(caller, HttpMethod.DELETE, ORDERS + "/" + order, token, null);
    }

    Future<Answer> pay(int caller, String order) {
        return post(caller, "/api/payments", Buffer.buffer("{\"orderId\":\"" + order + "\",\"token\":\"tok_visa\"}"));
    }

    /// New tickets with plenty to sell; returns their ids.
    List<String> tickets(int number) throws InterruptedException {
        List<String> ids = new ArrayList<>();
        while (ids.size() < number) {
            var batch = IntStream.range(0, Math.min(AT_ONCE, number - ids.size()))
                    .mapToObj(caller -> create(caller, PLENTY))
                    .toList();
            Generator.await(Future.all(batch));
            batch.forEach(ticket -> ids.add(ticket.result().id()));
        }
        return ids;
    }

    /// A new ticket that orders knows: orders waits for a new one, so a placement tells.
    String ticket(int quantity) throws InterruptedException {
        String id = Generator.await(create(0, quantity)).id();
        String order = Generator.await(place(0, id)).id();
        Generator.await(cancel(0, order));
        return id;
    }

    private Future<Answer> get(int caller, String path) {
        return origin.call(caller, HttpMethod.GET, path, token, null);
    }

    private Future<Answer> post(int caller, String path, Buffer body) {
        return origin.call(caller, HttpMethod.POST, path, token, body);
    }

    private static String token(Answer answer) {
        return answer.json().getString("accessToken");
    }
}
