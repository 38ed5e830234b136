package io.ticketing.storefront;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// Styles, scripts and pictures, at addresses that change with their content, so that a browser may
/// keep them for ever. Also files with well-known names. All are compressed once, at start.
@ApplicationScoped
@Named("assets")
public class Assets {

    private static final String PATH = "/assets/";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String FOR_A_DAY = "public, max-age=86400";
    private static final List<String> KNOWN_BY_NAME = List.of("favicon.ico", "robots.txt");

    private final Map<String, String> urls = new HashMap<>();
    private final Map<String, Asset> byUrl = new HashMap<>();

    Assets(StorefrontConfig config) {
        Stream.of("storefront.css", "storefront.js", "stripe.js", "docs.js", "favicon.svg", "share.png")
                .forEach(name -> add(name, "web/" + name));
        add("htmx.js", "META-INF/resources/webjars/" + config.htmx());
        KNOWN_BY_NAME.forEach(name -> byUrl.put("/" + name, Asset.of(name, read("web/" + name), FOR_A_DAY)));
    }

    /// The address of an asset, for pages.
    public String url(String name) {
        String url = urls.get(name);
        if (url == null) {
            throw new IllegalArgumentException("No asset " + name);
        }
        return url;
    }

    void register(@Observes Router router) {
        Stream.concat(Stream.of(PATH + "*"), KNOWN_BY_NAME.stream().map(name -> "/" + name))
                .forEach(path -> router.route(path)
                        .method(HttpMethod.GET)
                        .method(HttpMethod.HEAD)
                        .handler(this::send));
    }

    private void send(RoutingContext call) {
        Asset asset = byUrl.get(call.request().path());
        if (asset == null) {
            call.fail(404);
            return;
        }
        String accepted = call.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean gzip = accepted != null && accepted.contains("gzip");
        HttpServerResponse response = call.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, asset.type)
                .putHeader(HttpHeaders.CACHE_CONTROL, asset.kept)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        } else if (call.request().method().equals(HttpMethod.HEAD)) {
            // Quarkus' mark on answers that it must not compress, which only a body would remove.
            response.headers().remove(HttpHeaders.CONTENT_ENCODING);
        }
        Buffer content = gzip ? asset.compressed : asset.plain;
        // Set here, because an answer to HEAD has no body to derive it from.
        response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.length()));
        response.end(content);
    }

    private void add(String name, String resource) {
        byte[] content = read(resource);
        int dot = name.lastIndexOf('.');
        String url = PATH + name.substring(0, dot) + "." + fingerprint(content) + name.substring(dot);
        urls.put(name, url);
        byUrl.put(url, Asset.of(name, content, FOR_EVER));
    }

    private static byte[] read(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("No resource " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Asset(String type, String kept, Buffer plain, Buffer compressed) {

        static Asset of(String name, byte[] content, String kept) {
            return new Asset(type(name), kept, Buffer.buffer(content), Buffer.buffer(gzip(content)));
        }

        private static String type(String name) {
            return switch (name.substring(name.lastIndexOf('.'))) {
                case ".css" -> "text/css; charset=utf-8";
                case ".js" -> "text/javascript; charset=utf-8";
                case ".svg" -> "image/svg+xml";
                case ".png" -> "image/png";
                case ".ico" -> "image/x-icon";
                case ".txt" -> "text/plain; charset=utf-8";
                default -> throw new IllegalArgumentException("What is " + name + "?");
            };
        }

        private static byte[] gzip(byte[] content) {
            var compressed = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(compressed)) {
                out.write(content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return compressed.toByteArray();
        }
    }
}
