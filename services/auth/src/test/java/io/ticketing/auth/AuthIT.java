package io.ticketing.auth;

import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.TestInfrastructure;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/// The packaged service does its one job.
@QuarkusIntegrationTest
@WithTestResource(TestInfrastructure.class)
class AuthIT {

    @Test
    void signsUpAndKnowsWhoIsSignedIn() {
        String email = UUID.randomUUID() + "@example.com";
        String token = given().contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", "correct horse"))
                .post("/api/users/signup")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");

        given().header("Authorization", "Bearer " + token)
                .get("/api/users/currentuser")
                .then()
                .statusCode(200)
                .body("currentUser.email", equalTo(email));
        given().get("/.well-known/jwks.json").then().body("keys[0].kid", notNullValue());
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/nothing").then().statusCode(404).contentType("application/problem+json");
    }
}
