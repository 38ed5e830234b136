package io.ticketing.tickets;

import java.util.List;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import io.ticketing.testing.TestTokens;

import static io.restassured.RestAssured.given;

/// The catalogue as a client sees it.
public final class Catalogue {

    public static final String PATH = "/api/tickets";
    public static final String ONE = PATH + "/{id}";

    private Catalogue() {}

    public static RequestSpecification as(UUID user) {
        return given().header("Authorization", TestTokens.bearer(user)).contentType(ContentType.JSON);
    }

    /// Lists a ticket and returns its id.
    public static UUID list(UUID seller, String title, int quantity) {
        String body = """
                {"title": "%s", "price": 20.5, "quantity": %d}""".formatted(title, quantity);
        return UUID.fromString(as(seller)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    public static ValidatableResponse show(UUID ticket) {
        return given().get(ONE, ticket).then().statusCode(200);
    }

    public static String status(UUID ticket) {
        return show(ticket).extract().path("status");
    }

    public static int available(UUID ticket) {
        return show(ticket).extract().path("available");
    }

    public static ValidatableResponse revise(UUID seller, UUID ticket, String body) {
        return as(seller).body(body).put(ONE, ticket).then();
    }

    public static ValidatableResponse withdraw(UUID seller, UUID ticket) {
        return as(seller).delete(ONE, ticket).then();
    }

    public static ValidatableResponse withdrawWithRefunds(UUID seller, UUID ticket) {
        return as(seller).delete(ONE + "?refund=true", ticket).then();
    }

    public static List<String> ids(ValidatableResponse listing) {
        return listing.statusCode(200).extract().path("id");
    }
}
