package io.ticketing.storefront.pages;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.storefront.client.Wire;
import io.ticketing.storefront.marketplace.Marketplace;
import io.ticketing.storefront.marketplace.PlayedAuth.Session;

import static org.assertj.core.api.Assertions.assertThat;

/// Addresses, methods and cookies that no well-behaved browser sends.
@QuarkusTest
@WithTestResource(Marketplace.class)
class HostileRequestTest {

    private static final String LAST = "Host: localhost\r\nAccept: text/html\r\nConnection: close\r\n\r\n";
    private static final Pattern NO_BUG = Pattern.compile("HTTP/1.1 [234].*", Pattern.DOTALL);

    @TestHTTPResource
    URI origin;

    Marketplace marketplace;

    @BeforeEach
    void reset() {
        marketplace.reset();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /?q=%zz",
                "GET /?q=%",
                "GET /?cursor=%E0%A4%A",
                "GET /signin?next=%zz",
                "GET /orders?cursor=%%%",
                "GET /?&&=&q",
                "GET /?q=%00",
                "GET /?q=\u00ff\u00fe",
                "GET /tickets/%zz",
                "GET /live/tickets?id=%zz",
                "GET /live/tickets?id=1",
                "GET /live/orders/1",
                "POST /signout?%zz",
                "PUT /sell",
                "DELETE /",
                "TRACE /",
                "FOO /",
            })
    void neverTakesABadRequestForABug(String line) throws IOException {
        assertThat(raw(line + " HTTP/1.1\r\n" + LAST)).matches(NO_BUG);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session=",
                "session=\"",
                "session=\"a;b\"",
                "session=ä",
                "session=\u0001",
                "session",
                "=",
                ";;;",
                "session=a,b",
                "session=a b",
                "refresh=\"",
                "refresh=ä",
                "refresh=\u0001",
                "refresh=a\\b\"c",
                "tz=\"",
                "session=<script>",
                "$Version=1; session=x"
            })
    void takesNoHarmFromCookiesThatAreNone(String cookie) throws IOException {
        for (String path : List.of("/", "/orders", "/sell", "/api/orders")) {
            String request = "GET %s HTTP/1.1\r\nCookie: %s\r\n".formatted(path, cookie);

            assertThat(raw(request + LAST)).as(path).matches(NO_BUG);
        }
    }

    @Test
    void keepsAConnectionUsableAfterABodyThatNobodyReads() throws IOException {
        String answers = raw(signOut("") + "GET /nothing HTTP/1.1\r\n" + LAST);

        assertThat(answers).startsWith("HTTP/1.1 303").contains("HTTP/1.1 404");
    }

    @Test
    void keepsAConnectionUsableAfterAKeptSession() throws IOException {
        Session ann = marketplace.auth.signedIn("ann@example.com");
        String cookie = "Cookie: refresh=" + ann.refreshToken() + "\r\n";

        String answers = raw(signOut(cookie) + "GET /nothing HTTP/1.1\r\n" + LAST);

        assertThat(answers).startsWith("HTTP/1.1 303").contains("HTTP/1.1 404");
        assertThat(marketplace.auth.calls("POST", "/api/users/refresh")).hasSize(1);
    }

    private static String signOut(String header) {
        String body = "x".repeat(60_000);
        return "POST /signout HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(header, body.length(), body);
    }

    /// Sends what no well-behaved client would.
    private String raw(String message) throws IOException {
        return Wire.send(origin, message);
    }
}
