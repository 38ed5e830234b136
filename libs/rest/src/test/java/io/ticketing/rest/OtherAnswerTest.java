package io.ticketing.rest;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(KeyServer.class)
class OtherAnswerTest {

    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv | /table | text/csv",
                "text/plain, text/csv;q=0.5 | /table | text/csv",
                "application/json, text/csv | /table | application/json",
                "application/json | /table?format=csv | text/csv",
                BROWSER + " | /table?format=csv | text/csv",
                BROWSER + " | /table?format=pdf | application/json",
                BROWSER + " | /table | application/json"
            })
    void isForThoseWhoTakeNoJsonOrAskForIt(String accept, String path, String type) {
        given().accept(accept).get(path).then().statusCode(200).contentType(startsWith(type));
    }

    @Test
    void isGivenNowhereElse() {
        given().accept("text/plain").get("/table").then().statusCode(406);
        given().accept("text/csv").get("/things/origin").then().statusCode(406);
        given().get("/things/origin?format=csv").then().statusCode(200).contentType("application/json");
    }
}
