package io.ticketing.sandbox;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/// A merchant's endpoint for events: it answers as it is told, and else takes everything.
final class EventReceiver implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 20;

    private final HttpServer server;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();

    record Received(String body, String signature, String contentType) {

        String text(String path) {
            return Json.parse(body).at(path).asText();
        }
    }

    private EventReceiver(HttpServer server) {
        this.server = server;
    }

    static EventReceiver start() throws IOException {
        var receiver =
                new EventReceiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        receiver.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        receiver.server.createContext("/", receiver::receive);
        receiver.server.start();
        return receiver;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/events";
    }

    void answerNext(int status) {
        answers.add(status);
    }

    Received next() throws InterruptedException {
        var event = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("No event in " + PATIENCE_SECONDS + " s");
        }
        return event;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var headers = exchange.getRequestHeaders();
            var status = answers.poll();
            exchange.sendResponseHeaders(status == null ? 200 : status, -1);
            received.add(new Received(body, headers.getFirst("Stripe-Signature"), headers.getFirst("Content-Type")));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
