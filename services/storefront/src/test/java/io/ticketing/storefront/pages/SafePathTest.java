package io.ticketing.storefront.pages;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SafePathTest {

    private static final URI HERE = URI.create("http://shop.example/signin");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/orders",
                "/tickets/0198c0de-0000-7000-8000-000000000001",
                "/?q=a%20b&cursor=x_-",
                "/a;b=c/(d)!$'*+,@:~",
                "/?next=https://evil.example",
                "/@evil.example",
                "/.evil.example"
            })
    void goesOnToPagesOfOurs(String next) {
        assertThat(SafePath.of(next)).isEqualTo(next);
        assertThat(HERE.resolve(URI.create(SafePath.of(next))).getHost()).isEqualTo("shop.example");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "https:evil.example",
                "javascript:alert(1)",
                "evil.example",
                " //evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/ok\r\nSet-Cookie: a=b",
                "/a\\b",
                "/ä",
                "/a b",
                "/\u0000"
            })
    void goesHomeInsteadOfAnywhereElse(String next) {
        assertThat(SafePath.of(next)).isEqualTo("/");
    }

    @Test
    void writesAPathAsAParameter() {
        assertThat(SafePath.encode("/tickets/1?a=b&c=d")).isEqualTo("%2Ftickets%2F1%3Fa%3Db%26c%3Dd");
    }
}
