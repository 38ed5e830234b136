package io.ticketing.http;

import java.util.Locale;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// A refusal before there is a request to route, in the format of every other refusal: RFC 9457
/// with `errors`.
public final class EarlyProblem {

    public static final String MEDIA_TYPE = "application/problem+json";
    static final String RETRY_AFTER = "1";

    private EarlyProblem() {}

    static Buffer body(int status) {
        return body(status, detail(status));
    }

    /// A problem that its status fully describes.
    public static Buffer body(int status, String detail) {
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        return new JsonObject()
                .put("type", "/problems/" + title.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("errors", JsonArray.of(JsonObject.of("message", detail)))
                .toBuffer();
    }

    /// The last answer on its connection, as bytes for the wire: no other handler may encode it.
    static ByteBuf answer(int status) {
        Buffer body = body(status);
        String head = """
                HTTP/1.1 %s
                Content-Type: %s
                Content-Length: %d
                X-Content-Type-Options: nosniff
                Connection: close
                %s
                """.formatted(
                        HttpResponseStatus.valueOf(status),
                        MEDIA_TYPE,
                        body.length(),
                        isForNow(status) ? "Retry-After: " + RETRY_AFTER + "\n" : "");
        return Unpooled.wrappedBuffer(head.replace("\n", "\r\n").getBytes(US_ASCII), body.getBytes());
    }

    static boolean isForNow(int status) {
        return status == 429 || status == 503;
    }

    /// What a person can read about it.
    public static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address";
            case 408 -> "The request took too long to arrive";
            case 414 -> "The address is too long";
            case 429 -> "Too many requests at once: wait a moment";
            case 431 -> "The headers are too long";
            case 501 -> "The body is coded in a way that is not read here";
            case 503 -> "Too much at once: try again in a moment";
            case 505 -> "This version of HTTP is not spoken here";
            default -> "The request can't be read";
        };
    }
}
