package io.ticketing.rest;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(KeyServer.class)
class DefaultsTest {

    @Test
    void believeTheProxyAboutWhoCallsAndHow() {
        given().header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "tickets.example")
                .get("/things/origin")
                .then()
                .body("client", equalTo("203.0.113.7"))
                .body("scheme", equalTo("https"))
                .body("authority", startsWith("tickets.example"));
    }

    @Test
    void takeAddressesThatNameAHundredIds() {
        given().queryParam("id", "x".repeat(8_000)).get("/things/origin").then().statusCode(200);
    }

    @Test
    void describeSecurityAndProblemsInTheDocument() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body("servers[0].variables.address.default", equalTo("http://localhost:8080"))
                .body("components.securitySchemes.bearer.scheme", equalTo("bearer"))
                .body("components.securitySchemes.cookie.name", equalTo("session"))
                .body("components.schemas.Problem.required", hasItem("errors"))
                .body("paths.'/things/mine'.get.security.bearer", hasItem(notNullValue()))
                .body("paths.'/things/mine'.get.security.cookie", hasItem(notNullValue()))
                .body("paths.'/things'.get.security", empty())
                .body("paths.'/things/mine'.get.responses.'406'.'$ref'", notNullValue())
                .body("paths.'/things'.get.responses.default.'$ref'", notNullValue());
    }

    @Test
    void showHealthAndMetrics() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
    }
}
