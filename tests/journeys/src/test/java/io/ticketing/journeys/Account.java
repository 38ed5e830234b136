package io.ticketing.journeys;

import java.util.UUID;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.ObjectMapperConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/// A signed-up person and the client that calls the API in their name.
record Account(UUID id, String email, String password, String accessToken) {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final RestAssuredConfig CONFIG =
            RestAssuredConfig.config()
                    .httpClient(
                            HttpClientConfig.httpClientConfig()
                                    .setParam("http.connection.timeout", TIMEOUT_MILLIS)
                                    .setParam("http.socket.timeout", TIMEOUT_MILLIS))
                    .objectMapperConfig(
                            ObjectMapperConfig.objectMapperConfig()
                                    .jackson2ObjectMapperFactory((_, _) -> mapper()));

    record Credentials(String email, String password) {}

    static Account signUp(String name) {
        var credentials =
                new Credentials(
                        name + "-" + UUID.randomUUID() + "@example.com", "correct horse battery");
        var answer = nobody().body(credentials).post("/api/users/signup");
        answer.then().statusCode(201);
        return new Account(
                answer.jsonPath().getUUID("id"),
                credentials.email(),
                credentials.password(),
                answer.jsonPath().getString("accessToken"));
    }

    /// A request of somebody who is not signed in.
    static RequestSpecification nobody() {
        return given().config(CONFIG)
                .baseUri(RunningSystem.current().origin())
                .accept(ContentType.JSON)
                .contentType(ContentType.JSON);
    }

    RequestSpecification request() {
        return nobody().header("Authorization", "Bearer " + accessToken);
    }

    RequestSpecification request(String idempotencyKey) {
        return request().header("Idempotency-Key", idempotencyKey);
    }

    Response get(String path) {
        return request().get(path);
    }

    private static ObjectMapper mapper() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
