package io.ticketing.storefront.proxy;

import java.util.ArrayList;
import java.util.List;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.handler.HttpException;

/// Collects a request's body up to a limit.
///
/// So a service never sees half of one that is refused, and a slow client holds no connection
/// to it.
final class LimitedBody {

    /// Still read past the limit: closing at once would cut the client off before it has read why.
    private static final long READ_IN_VAIN = 1024 * 1024;

    /// `NO_ERROR` of HTTP/2: the answer stands, the rest of the request is of no use.
    private static final long NO_MORE_NEEDED = 0;

    private final HttpServerRequest request;
    private final long limit;
    private final Promise<Buffer> whole = Promise.promise();
    private final List<Buffer> pieces = new ArrayList<>();
    private long received;

    private LimitedBody(HttpServerRequest request, long limit) {
        this.request = request;
        this.limit = limit;
    }

    static Future<Buffer> read(HttpServerRequest request, long limit) {
        return request.isEnded() ? Future.succeededFuture(Buffer.buffer()) : new LimitedBody(request, limit).read();
    }

    private Future<Buffer> read() {
        if (declaredLength() > limit) {
            refuse();
        }
        request.handler(this::receive)
                .endHandler(_ -> whole.tryComplete(joined()))
                .exceptionHandler(cause -> whole.tryFail(new HttpException(400, cause)))
                .resume();
        return whole.future();
    }

    private void receive(Buffer chunk) {
        received += chunk.length();
        if (received > limit + READ_IN_VAIN) {
            cutOff();
        } else if (received > limit) {
            refuse();
        } else {
            // Not into one buffer, which would take twice its size whenever it grows.
            pieces.add(chunk);
        }
    }

    private Buffer joined() {
        var body = Buffer.buffer((int) Math.min(received, limit));
        pieces.forEach(body::appendBuffer);
        return body;
    }

    private void cutOff() {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(NO_MORE_NEEDED);
        } else {
            request.connection().close();
        }
    }

    private void refuse() {
        pieces.clear();
        whole.tryFail(new HttpException(413));
    }

    private long declaredLength() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // Over HTTP/1 Netty has checked the digits, over HTTP/2 they are but a claim.
        if (length == null || !length.matches("[0-9]+")) {
            return 0;
        }
        return length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }
}
