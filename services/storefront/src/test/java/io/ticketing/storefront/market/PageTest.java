package io.ticketing.storefront.market;

import java.util.List;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "</api/tickets?limit=24&cursor=AZrM>; rel=\"next\" | AZrM",
                "</api/tickets?cursor=AZrM&q=a+b>; rel=\"next\" | AZrM",
                "</api/tickets?cursor=AZrM>;rel=next | AZrM",
                "<http://tickets:8082/api/tickets?cursor=AZrM> ; rel=\"next\" | AZrM",
                "</a?cursor=1>; rel=\"prev\", </a?cursor=2>; rel=\"next\" | 2",
                "</a?cursor=a%26b%3D>; rel=\"next\" | a&b=",
                "</a?mycursor=1&cursor=2>; rel=\"next\" | 2"
            })
    void goesOnWhereItsLinkSays(String link, String cursor) {
        assertThat(page(link).next()).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "</a?cursor=1>; rel=\"prev\"",
                "</a?cursor=1>",
                "</a>; rel=\"next\"",
                "</a?limit=24>; rel=\"next\"",
                "<>; rel=\"next\"",
                "<::not a link::>; rel=\"next\""
            })
    void endsWhereNoLinkLeadsOn(String link) {
        assertThat(page(link).next()).isEmpty();
    }

    @Test
    void endsWithoutALink() {
        var page = Page.of(ResponseBuilder.ok(List.of("a", "b")).build());

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.next()).isEmpty();
    }

    private static Page<String> page(String link) {
        RestResponse<List<String>> answer =
                ResponseBuilder.ok(List.of("a")).header("Link", link).build();
        return Page.of(answer);
    }
}
