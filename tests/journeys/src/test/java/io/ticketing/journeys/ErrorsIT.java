package io.ticketing.journeys;

import io.restassured.http.ContentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.ticketing.journeys.Account.nobody;
import static io.ticketing.journeys.Problems.isProblem;

/// Every service answers malformed requests with a problem, through the storefront.
@Journey
class ErrorsIT {

    private static final int LIMIT = 64 * 1024;

    private final Account account = Account.signUp("visitor");

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/signup", "/api/tickets", "/api/orders", "/api/payments"})
    void aRequestNobodyCanReadIsRefused(String path) {
        isProblem(account.request().body("{\"title\": ").post(path), 400);
        isProblem(account.request().body("[]").post(path), 400);
        isProblem(account.request().contentType(ContentType.TEXT).body("hello").post(path), 415);
        isProblem(account.request().body("\"" + "x".repeat(LIMIT) + "\"").post(path), 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/users/nothing",
                "/api/tickets/1/2/3",
                "/api/orders/1/2/3",
                "/api/payments/1/2/3",
                "/api/nothing",
                "/nothing"
            })
    void anUnknownPathIsNotFound(String path) {
        isProblem(account.get(path), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/users/signup", "/api/tickets", "/api/orders", "/api/payments"})
    void aMethodNobodyOffersIsRefused(String path) {
        isProblem(account.request().body("{}").patch(path), 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/tickets", "/api/orders", "/api/payments"})
    void aForgedTokenIsNobody(String path) {
        var forged = account.accessToken().replaceAll("\\.[^.]*$", ".AAAA");
        isProblem(
                nobody().header("Authorization", "Bearer " + forged).body("{}").post(path), 401);
        isProblem(nobody().header("Authorization", "Bearer nonsense").body("{}").post(path), 401);
    }
}
