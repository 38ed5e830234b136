package io.ticketing.payments;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.restassured.response.Response;
import org.awaitility.Awaitility;

import static io.restassured.RestAssured.given;
import static io.ticketing.payments.PaymentsClient.GATEWAY;
import static io.ticketing.payments.PaymentsClient.as;
import static org.assertj.core.api.Assertions.assertThat;

/// Sets up payouts like a seller, and reads the gateway's records.
public final class SellersClient {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private SellersClient() {}

    public static Response onboard(UUID seller) {
        return onboard(seller, Map.of());
    }

    public static Response onboard(UUID seller, Map<String, String> body) {
        return as(seller).body(body).post("/api/payments/seller-account");
    }

    /// Opens the gateway's page and answers it: `finish`, `finish_without_document` or `leave`.
    ///
    /// @return where it leads the seller
    public static String answer(Response onboarding, String answer) {
        var page = onboarding.then().statusCode(200).extract().<String>path("onboardingUrl");
        given().get(page).then().statusCode(200);
        return given().redirects()
                .follow(false)
                .formParam("answer", answer)
                .post(page)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
    }

    /// Sets up payouts, and waits until they are.
    ///
    /// @return the account's id at the gateway
    public static String enabled(UUID seller) {
        answer(onboard(seller), "finish");
        awaitStatus(seller, "enabled");
        return accountsAtGateway(seller).getFirst();
    }

    public static String status(UUID seller) {
        return as(seller)
                .get("/api/payments/seller-account")
                .then()
                .statusCode(200)
                .extract()
                .path("status");
    }

    public static void awaitStatus(UUID seller, String status) {
        Awaitility.await(status).atMost(PATIENCE).until(() -> status(seller).equals(status));
    }

    /// The ids of the seller's accounts at the gateway.
    public static List<String> accountsAtGateway(UUID seller) {
        return given().header("Authorization", "Bearer sk_test_sandbox")
                .queryParam("limit", 100)
                .get(System.getProperty(GATEWAY) + "/v1/accounts")
                .then()
                .statusCode(200)
                .extract()
                .path("data.findAll { it.metadata.seller_id == '%s' }.id".formatted(seller));
    }

    /// What the gateway does to an account: `enable` or `restrict`.
    public static void decide(String account, String decision) {
        given().redirects()
                .follow(false)
                .formParam("account", account)
                .post(System.getProperty(GATEWAY) + "/sandbox/" + decision)
                .then()
                .statusCode(303);
    }

    /// Makes the gateway fail at so many calls, without any effect.
    public static void failCalls(int count) {
        given().redirects()
                .follow(false)
                .formParam("next_capture", "WORKS")
                .formParam("failures", count)
                .formParam("delay_millis", 0)
                .post(System.getProperty(GATEWAY) + "/sandbox/faults")
                .then()
                .statusCode(303);
    }

    public static Response tellOfAccount(String account) {
        return StripeEvents.send("""
                {
                  "id": "%s",
                  "object": "event",
                  "account": "%s",
                  "data": {"object": {"id": "%s", "object": "account"}},
                  "type": "account.updated"
                }
                """.formatted(StripeEvents.id(), account, account));
    }

    /// A field of each of the seller's payouts, newest first.
    public static <T> List<T> payouts(UUID seller, String field) {
        return as(seller)
                .get("/api/payments/payouts")
                .then()
                .statusCode(200)
                .extract()
                .path(field);
    }

    public static void awaitPayouts(UUID seller, String... statuses) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SellersClient.<String>payouts(seller, "status"))
                        .containsExactly(statuses));
    }

    /// The amounts of the transfers to an account at the gateway, newest first.
    public static List<Integer> transfersAtGateway(String account) {
        return given().header("Authorization", "Bearer sk_test_sandbox")
                .queryParam("destination", account)
                .get(System.getProperty(GATEWAY) + "/v1/transfers")
                .then()
                .statusCode(200)
                .extract()
                .path("data.amount");
    }

    /// An account at the gateway that is not ours, and takes transfers.
    public static String foreignAccount() {
        var account = given().header("Authorization", "Bearer sk_test_sandbox")
                .formParam("type", "express")
                .formParam("capabilities[transfers][requested]", true)
                .post(System.getProperty(GATEWAY) + "/v1/accounts")
                .then()
                .statusCode(200)
                .extract()
                .<String>path("id");
        decide(account, "enable");
        return account;
    }

    /// Sends all that the gateway has of ours in a currency away, like a person.
    public static void drain(String currency) {
        var available = given().header("Authorization", "Bearer sk_test_sandbox")
                .get(System.getProperty(GATEWAY) + "/v1/balance")
                .then()
                .statusCode(200)
                .extract()
                .<Integer>path("available.find { it.currency == '%s' }.amount".formatted(currency));
        given().header("Authorization", "Bearer sk_test_sandbox")
                .formParam("amount", available)
                .formParam("currency", currency)
                .formParam("destination", foreignAccount())
                .post(System.getProperty(GATEWAY) + "/v1/transfers")
                .then()
                .statusCode(200);
    }
}
