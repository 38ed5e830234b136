package io.ticketing.storefront.pages;

import java.util.HashMap;
import java.util.Map;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.vertx.core.http.HttpServerRequest;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.ticketing.storefront.Problem;
import io.ticketing.storefront.market.Refusal;

/// The answer to a failed request: a page for browsers, a problem document for programs.
///
/// It does not ask who the visitor is: a page about an outage must not depend on a service.
public record ErrorAnswer(int status, Map<String, String> headers, String body) {

    private static final String API = "/api";
    private static final String BY_HTMX = "HX-Request";

    public static ErrorAnswer of(int status, HttpServerRequest request) {
        return isForBrowser(request) ? page(status) : problem(status);
    }

    static ErrorAnswer of(Refusal why, HttpServerRequest request) {
        return of(why.status(), request).with(why);
    }

    static ErrorAnswer page(Refusal why) {
        return page(why.status()).with(why);
    }

    static ErrorAnswer page(int status) {
        var headers = new HashMap<>(Html.WHOLE);
        headers.put(HttpHeaders.CONTENT_TYPE, MediaType.TEXT_HTML + ";charset=utf-8");
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.put(Html.POLICY, Html.OURS_ONLY);
        return new ErrorAnswer(
                status, headers, Templates.error(status, notice(status)).render());
    }

    private static ErrorAnswer problem(int status) {
        Problem problem = Problem.of(status);
        return new ErrorAnswer(
                problem.status(),
                Map.of(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE, Html.POLICY, Html.NOTHING),
                problem.body().toString());
    }

    RestResponse<String> response() {
        ResponseBuilder<String> response = ResponseBuilder.create(status);
        headers.forEach(response::header);
        return response.entity(body).build();
    }

    private ErrorAnswer with(Refusal why) {
        var more = new HashMap<>(headers);
        if (why.retryAfter() != null) {
            more.put(HttpHeaders.RETRY_AFTER, why.retryAfter());
        }
        return new ErrorAnswer(status, more, body);
    }

    /// htmx accepts anything, as programs do.
    private static boolean isForBrowser(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean shows = accept != null && accept.contains(MediaType.TEXT_HTML);
        return (shows || request.headers().contains(BY_HTMX)) && !isApi(request.path());
    }

    private static boolean isApi(String path) {
        return path != null && (path.equals(API) || path.startsWith(API + "/"));
    }

    private static Notice notice(int status) {
        return switch (status) {
            case 403 -> new Notice("Not allowed", "This belongs to another user, or another site asked for it.");
            case 404 -> new Notice("There is nothing here", "The address is wrong, or the page is gone.");
            case 429 -> new Notice("A little slower, please", "Wait a moment, then try again.");
            case 502, 503, 504 ->
                new Notice(
                        "Back in a moment",
                        "A part of the shop is unavailable right now. Nothing is lost: try again in"
                                + " a few seconds.");
            case 500 -> new Notice("Something went wrong on our side", "It has been noted. Try again, or start over.");
            default -> new Notice("That did not work", "The request could not be understood.");
        };
    }
}
