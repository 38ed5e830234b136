package io.ticketing.journeys;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;

/// The original application's web client as the API sees it: a browser with cookies and nothing
/// else.
final class OriginalClient {

    /// Where a page is rendered, and so who reads its data.
    enum Rendering {
        IN_BROWSER,
        /// On a server that passes on the headers of the browser that opens the page.
        ON_SERVER
    }

    /// The `Accept` header of axios.
    private static final String AXIOS = "application/json, text/plain, */*";

    /// The `Accept` header of a browser that opens a page.
    private static final String PAGE = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Cookie> cookies = new HashMap<>();
    private final Rendering rendering;

    OriginalClient(Rendering rendering) {
        this.rendering = rendering;
    }

    /// Submits a form successfully.
    JsonNode submits(String path, Map<String, String> form) {
        var answer = triesToSubmit(path, form);
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(200, 299);
        return json(answer);
    }

    Response triesToSubmit(String path, Map<String, String> form) {
        var answer = browser(path).body(form).post(path);
        keepCookies(answer);
        return answer;
    }

    /// Fetches a page's data.
    JsonNode reads(String path) {
        var answer = triesToRead(path);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return json(answer);
    }

    Response triesToRead(String path) {
        var request = switch (rendering) {
            case IN_BROWSER -> browser(path);
            case ON_SERVER -> server(path);
        };
        return request.noContentType().get(path);
    }

    static JsonNode json(Response answer) {
        try {
            return JSON.readTree(answer.asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.asString(), e);
        }
    }

    private RequestSpecification browser(String path) {
        return withCookies(path).accept(AXIOS);
    }

    /// Calls the API under another name than the browser uses.
    private RequestSpecification server(String path) {
        return withCookies(path)
                .accept(PAGE)
                .header("Host", "tickets.example")
                .header("Upgrade-Insecure-Requests", "1")
                .header("Cache-Control", "max-age=0")
                .header("If-None-Match", "\"a-page-of-the-client\"");
    }

    private RequestSpecification withCookies(String path) {
        var request = Account.nobody();
        cookies.values().stream()
                .filter(cookie -> path.startsWith(cookie.getPath()))
                .forEach(cookie -> request.cookie(cookie.getName(), cookie.getValue()));
        return request;
    }

    private void keepCookies(Response answer) {
        for (var cookie : answer.getDetailedCookies()) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie);
            }
        }
    }
}
