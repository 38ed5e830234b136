package io.ticketing.storefront.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

/// A caller of the storefront. It keeps cookies like a browser, runs no scripts and follows no
/// links automatically.
public final class Client {

    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String FORM = "application/x-www-form-urlencoded";

    private final URI origin;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    private Client(URI origin) {
        this.origin = origin;
    }

    /// A client that shows pages and says where a request comes from.
    public static Client browser(URI origin) {
        return new Client(origin)
                .with("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .with("Sec-Fetch-Site", "same-origin");
    }

    /// A client that accepts anything and says nothing about itself.
    public static Client program(URI origin) {
        return new Client(origin).with("Accept", "*/*");
    }

    /// Sends this header from now on.
    public Client with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Client without(String header) {
        headers.remove(header);
        return this;
    }

    public Client withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    public Client signedIn(Session session) {
        return withCookie("session", session.token()).withCookie("refresh", session.refreshToken());
    }

    /// The headers that it would send, by name.
    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    public Shown get(String path) {
        return send(request(path));
    }

    public Shown head(String path) {
        return send(request(path).method("HEAD", BodyPublishers.noBody()));
    }

    /// Sends a form, given as alternating names and values.
    public Shown post(String path, String... fields) {
        return send(form(path, encoded(fields)));
    }

    /// Sends a form exactly as written here, for content that no form would send.
    public HttpRequest.Builder form(String path, String body) {
        return request(path).header("Content-Type", FORM).POST(BodyPublishers.ofString(body));
    }

    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://" + origin.getAuthority() + path));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(joining("; ")));
        }
        return request;
    }

    public Shown send(HttpRequest.Builder request) {
        var shown = new Shown(exchange(request.build()));
        shown.headers("Set-Cookie").forEach(this::keep);
        return shown;
    }

    /// Opens a stream of server-sent events.
    public EventStream listen(String path) {
        return EventStream.open(
                request(path).setHeader("Accept", "text/event-stream").build());
    }

    private static HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String header) {
        for (HttpCookie cookie : HttpCookie.parse(header)) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
    }

    private static String encoded(String... fields) {
        var pairs = new StringJoiner("&");
        for (int field = 0; field < fields.length; field += 2) {
            pairs.add(URLEncoder.encode(fields[field], UTF_8) + "=" + URLEncoder.encode(fields[field + 1], UTF_8));
        }
        return pairs.toString();
    }
}
