package io.ticketing.journeys;

import java.util.UUID;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// A signed-up user, and the client that calls the API for them.
record Account(UUID id, String email, String password, String accessToken) {

    record Credentials(String email, String password) {}

    static Account signUp(String name) {
        var credentials = new Credentials(name + "-" + UUID.randomUUID() + "@example.com", "correct horse battery");
        var answer = nobody().body(credentials).post("/api/users/signup");
        answer.then().statusCode(201);
        return new Account(
                answer.jsonPath().getUUID("id"),
                credentials.email(),
                credentials.password(),
                answer.jsonPath().getString("accessToken"));
    }

    /// A request without a sign-in.
    static RequestSpecification nobody() {
        return Http.to(RunningSystem.current().origin());
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
}
