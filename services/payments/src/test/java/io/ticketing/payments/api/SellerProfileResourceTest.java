package io.ticketing.payments.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.payments.PaymentsInfrastructure;

import static io.ticketing.payments.PaymentsClient.as;
import static io.ticketing.payments.SellerFixture.business;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class SellerProfileResourceTest {

    private static final String PATH = "/api/payments/seller-profile";

    private final UUID seller = UUID.randomUUID();

    @Test
    void keepsWhatASellerSays() {
        as(seller).get(PATH).then().statusCode(404).body("type", equalTo("/problems/not-found"));

        assertThat(describe(Map.of("kind", "private", "name", "Ana")).jsonPath().getMap(""))
                .containsOnly(Map.entry("kind", "private"), Map.entry("name", "Ana"), Map.entry("version", 1));
        describe(business()).then().statusCode(200).body("version", equalTo(2));
        describe(business()).then().statusCode(200).body("version", equalTo(2));

        Map<String, Object> expected = new HashMap<>(business());
        expected.put("version", 2);
        assertThat(as(seller)
                        .get(PATH)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .<String, Object>getMap(""))
                .isEqualTo(expected);
    }

    @Test
    void takesTwoFirstDescriptionsAtOnce() {
        var answers = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.supplyAsync(() ->
                        describe(Map.of("kind", "private", "name", "Ana " + n)).statusCode()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly(200);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "kind, company",
                "kind, -",
                "name, -",
                "name, ' '",
                "name, 'two\nlines'",
                "name, 'a\u202Eb'",
                "addressLine1, -",
                "city, -",
                "postalCode, 123456789012345678901",
                "country, XX",
                "country, ie",
                "taxId, <b>",
                "taxBasisPoints, -1",
                "taxBasisPoints, 10001",
                "taxBasisPoints, 20.5",
                "numberPrefix, acme",
                "numberPrefix, -"
            })
    void refusesWhatReceiptsCannotSay(String field, String value) {
        Map<String, Object> body = new HashMap<>(business());
        body.put(field, value);

        var answer = describe(body);

        answer.then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
        assertThat(answer.jsonPath().<String>getList("errors.field")).contains(field);
    }

    @Test
    void refusesAPersonWithTheDetailsOfABusiness() {
        Map<String, Object> body = new HashMap<>(business());
        body.put("kind", "private");
        body.put("addressLine2", "Second floor");

        assertThat(describe(body).jsonPath().<String>getList("errors.field"))
                .containsExactlyInAnyOrderElementsOf(List.of(
                        "addressLine1",
                        "addressLine2",
                        "city",
                        "postalCode",
                        "country",
                        "taxId",
                        "taxBasisPoints",
                        "numberPrefix"));
    }

    private Response describe(Map<String, ?> body) {
        return as(seller).body(body).put(PATH);
    }
}
