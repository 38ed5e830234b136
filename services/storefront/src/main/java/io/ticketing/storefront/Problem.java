package io.ticketing.storefront;

import io.vertx.core.buffer.Buffer;

import io.ticketing.http.EarlyProblem;

/// A refusal by the storefront itself, in the same format as the services': RFC 9457 with `errors`.
public record Problem(int status, String detail) {

    public static final String MEDIA_TYPE = EarlyProblem.MEDIA_TYPE;

    public static Problem of(int status) {
        return switch (status) {
            case 400 -> new Problem(status, "The request can't be read");
            case 403 -> new Problem(status, "The request came from another site");
            case 404 -> new Problem(status, "There is nothing at this address");
            case 405 -> new Problem(status, "This address does not support this method");
            case 406 -> new Problem(status, "This address has no answer of a type in Accept");
            case 408 -> new Problem(status, "The request took too long to arrive");
            case 413 -> new Problem(status, "The request's body is too large");
            case 415 -> new Problem(status, "This address does not accept this type of body");
            case 414 -> new Problem(status, "The address is too long");
            case 429 -> new Problem(status, "Too many requests: wait a moment");
            case 431 -> new Problem(status, "The headers are too long");
            case 502 -> new Problem(status, "The service gave no usable answer");
            case 503 -> new Problem(status, "The service is unavailable: try again");
            case 504 -> new Problem(status, "The service took too long to answer");
            default ->
                status >= 400 && status < 500
                        ? new Problem(status, "The request was refused")
                        : new Problem(500, "Something went wrong on our side");
        };
    }

    public Buffer body() {
        return EarlyProblem.body(status, detail);
    }
}
