package io.ticketing.storefront.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.zip.GZIPInputStream;

import io.vertx.core.json.JsonObject;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// An answer to a client.
public record Shown(HttpResponse<byte[]> response) {

    public int status() {
        return response.statusCode();
    }

    /// Empty when there is no such header.
    public String header(String name) {
        return String.join(", ", headers(name));
    }

    public List<String> headers(String name) {
        return response.headers().allValues(name);
    }

    /// The number of bytes on the wire.
    public int size() {
        return response.body().length;
    }

    public String body() {
        return new String(bytes(), UTF_8);
    }

    public byte[] bytes() {
        if (!header("Content-Encoding").equals("gzip")) {
            return response.body();
        }
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Document page() {
        return Jsoup.parse(body(), response.uri().toString());
    }

    public JsonObject json() {
        return new JsonObject(body());
    }

    /// The target of a redirection, as a path on this host.
    public String location() {
        URI target = response.uri().resolve(header("Location"));
        assertThat(target.getAuthority()).isEqualTo(response.uri().getAuthority());
        return target.getRawQuery() == null ? target.getRawPath() : target.getRawPath() + "?" + target.getRawQuery();
    }

    public Shown isPage(int status) {
        assertThat(status()).as("status of %s", response.uri()).isEqualTo(status);
        assertThat(header("Content-Type")).startsWith("text/html");
        return this;
    }

    public Shown isProblem(int status) {
        assertThat(status()).as("status of %s", response.uri()).isEqualTo(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(json().getInteger("status")).isEqualTo(status);
        assertThat(json().getJsonArray("errors")).isNotEmpty();
        return this;
    }

    public Shown leadsTo(String path) {
        assertThat(status()).as("status of %s", response.uri()).isEqualTo(303);
        assertThat(location()).isEqualTo(path);
        return this;
    }
}
