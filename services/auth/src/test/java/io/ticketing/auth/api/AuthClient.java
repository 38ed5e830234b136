package io.ticketing.auth.api;

import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/// Calls the service like a client.
final class AuthClient {

    static final String PASSWORD = "correct horse";

    private AuthClient() {}

    static String anEmail() {
        return "ann-" + UUID.randomUUID() + "@example.com";
    }

    static ValidatableResponse signUp(String email) {
        return post("signup", Map.of("email", email, "password", PASSWORD)).then();
    }

    static ValidatableResponse signIn(String email, String password) {
        return post("signin", Map.of("email", email, "password", password)).then();
    }

    static ValidatableResponse refresh(String refreshToken) {
        return post("refresh", Map.of("refreshToken", refreshToken)).then();
    }

    static Response post(String call, Object body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/users/" + call);
    }

    static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    static ValidatableResponse currentUser(RequestSpecification caller) {
        return caller.get("/api/users/currentuser").then().statusCode(200);
    }
}
