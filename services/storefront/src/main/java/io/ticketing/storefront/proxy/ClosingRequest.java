package io.ticketing.storefront.proxy;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;

/// Closes the client's connection when an answer breaks off.
///
/// Vert.x' own reset does so without telling Quarkus, whose graceful shutdown would then wait for
/// this call in vain.
final class ClosingRequest extends HttpServerRequestWrapper {

    private final HttpServerResponse response;

    ClosingRequest(HttpServerRequest request) {
        super((HttpServerRequestInternal) request);
        response = new ClosingResponse(request);
    }

    @Override
    public HttpServerResponse response() {
        return response;
    }

    private static final class ClosingResponse extends AbstractResponseWrapper {

        private final HttpServerRequest request;

        ClosingResponse(HttpServerRequest request) {
            super(request.response());
            this.request = request;
        }

        @Override
        public boolean reset() {
            return reset(0);
        }

        @Override
        public boolean reset(long code) {
            if (request.version() == HttpVersion.HTTP_2) {
                return super.reset(code);
            }
            request.connection().close();
            return true;
        }
    }
}
