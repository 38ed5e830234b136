package io.ticketing.storefront.marketplace;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

/// A real HTTP server in a service's place: it records its calls, and refuses, stalls or goes down
/// when told to.
public abstract class PlayedService {

    private record Trouble(Predicate<Call> calls, Handler<RoutingContext> instead) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Trouble> troubles = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private HttpServer server;
    private int port;

    abstract void serve(Router router);

    abstract void forget();

    /// The calls since the last reset.
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<Call> calls(String method, String path) {
        return calls.stream().filter(call -> call.is(method, path)).toList();
    }

    public void refuse(String method, Refusal refusal) {
        troubles.add(new Trouble(call -> call.method().equals(method), refusal::answer));
    }

    public void refuse(Refusal refusal) {
        troubles.add(new Trouble(_ -> true, refusal::answer));
    }

    /// Answers every call with content that is not in its API.
    public void answer(int status, String mediaType, String body) {
        troubles.add(new Trouble(
                _ -> true,
                request -> request.response()
                        .setStatusCode(status)
                        .putHeader("Content-Type", mediaType)
                        .end(body)));
    }

    /// Accepts every call without answering.
    public void stall() {
        troubles.add(new Trouble(_ -> true, _ -> {}));
    }

    /// Accepts these calls without answering.
    public void stall(Predicate<Call> calls) {
        troubles.add(new Trouble(calls, _ -> {}));
    }

    /// Answers according to its API again.
    public void recover() {
        troubles.clear();
    }

    /// Stops listening; open connections break.
    public void goAway() {
        if (server != null) {
            wait(server.close());
            server = null;
        }
    }

    public void comeBack() {
        if (server == null) {
            listen();
        }
    }

    void start(Vertx vertx) {
        this.vertx = vertx;
        listen();
    }

    void reset() {
        recover();
        comeBack();
        forget();
        calls.clear();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    static void answer(RoutingContext request, int status, Object body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toString());
    }

    static JsonObject json(RoutingContext request) {
        return request.body().asJsonObject();
    }

    /// A field of the body as text, or a placeholder if it is missing.
    static String text(RoutingContext request, String field, String otherwise) {
        String text = json(request).getString(field);
        return text == null ? otherwise : text;
    }

    private void listen() {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false)).handler(this::note);
        serve(router);
        server = wait(vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(router)
                .listen());
        port = server.actualPort();
    }

    private void note(RoutingContext request) {
        Call call = Call.of(request);
        calls.add(call);
        troubles.stream()
                .filter(trouble -> trouble.calls.test(call))
                .findFirst()
                .ifPresentOrElse(trouble -> trouble.instead.handle(request), request::next);
    }

    private static <T> T wait(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
