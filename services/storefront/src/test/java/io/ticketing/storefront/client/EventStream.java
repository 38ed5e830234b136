package io.ticketing.storefront.client;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.vertx.core.json.JsonObject;

/// A stream of server-sent events, as an open page reads it.
public final class EventStream implements AutoCloseable {

    /// An event of the stream.
    public record Event(String name, JsonObject data) {}

    private final HttpResponse<Stream<String>> response;
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<String> signsOfLife = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> end;
    private String name;

    private EventStream(HttpResponse<Stream<String>> response) {
        this.response = response;
        this.end = CompletableFuture.runAsync(() -> response.body().forEach(this::read), Thread::startVirtualThread);
    }

    static EventStream open(HttpRequest request) {
        return new EventStream(
                Client.HTTP.sendAsync(request, BodyHandlers.ofLines()).join());
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /// The events so far.
    public List<Event> events() {
        return List.copyOf(events);
    }

    public int signsOfLife() {
        return signsOfLife.size();
    }

    public boolean isOpen() {
        return !end.isDone();
    }

    /// Whether the storefront has ended it properly.
    public boolean isEnded() {
        return end.isDone() && !end.isCompletedExceptionally();
    }

    @Override
    public void close() {
        response.body().close();
    }

    private void read(String line) {
        if (line.startsWith("event:")) {
            name = line.substring("event:".length()).strip();
        } else if (line.startsWith("data:")) {
            events.add(new Event(name, new JsonObject(line.substring("data:".length()))));
        } else if (line.startsWith(":")) {
            signsOfLife.add(line);
        }
    }
}
