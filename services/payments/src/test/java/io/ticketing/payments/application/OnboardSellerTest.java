package io.ticketing.payments.application;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.payments.SellersClient;

import static io.ticketing.payments.SellersClient.accountsAtGateway;
import static io.ticketing.payments.SellersClient.answer;
import static io.ticketing.payments.SellersClient.awaitStatus;
import static io.ticketing.payments.SellersClient.decide;
import static io.ticketing.payments.SellersClient.enabled;
import static io.ticketing.payments.SellersClient.onboard;
import static io.ticketing.payments.SellersClient.status;
import static io.ticketing.payments.SellersClient.tellOfAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class OnboardSellerTest {

    private final UUID seller = UUID.randomUUID();

    @Inject
    MeterRegistry metrics;

    @AfterEach
    void repair() {
        LineToGateway.repair();
        SellersClient.failCalls(0);
    }

    @Test
    void leadsTheSellerToTheGatewayAndBack() {
        assertThat(status(seller)).isEqualTo("none");

        var begun = onboard(seller);

        begun.then().statusCode(200).body("status", equalTo("onboarding")).body("onboardingUrl", startsWith("http"));
        assertThat(status(seller)).isEqualTo("onboarding");
        assertThat(answer(begun, "leave")).isEqualTo("http://localhost:8080/sell/payouts");
        var again = onboard(seller, Map.of("returnUrl", "https://shop.example/payouts"));
        assertThat(answer(again, "finish")).isEqualTo("https://shop.example/payouts");
        awaitStatus(seller, "enabled");
        assertThat(accountsAtGateway(seller)).hasSize(1);
    }

    @Test
    void learnsFromTheGatewaysWebhookHowFarAnAccountIs() {
        var account = enabled(seller);

        decide(account, "restrict");
        tellOfAccount(account).then().statusCode(200);
        awaitStatus(seller, "restricted");

        var ignored = metrics.counter("ticketing.webhooks", "result", "ignored");
        var before = ignored.count();
        tellOfAccount("acct_of_another_shop").then().statusCode(200);
        assertThat(ignored.count()).isEqualTo(before + 1);
    }

    @Test
    void looksWhenASellerComesBackBeforeTheWebhook() {
        answer(onboard(seller), "finish_without_document");
        awaitStatus(seller, "restricted");

        decide(accountsAtGateway(seller).getFirst(), "enable");

        awaitStatus(seller, "enabled");
    }

    @Test
    void opensOneAccountThoughManyAskAtOnce() {
        var answers = IntStream.range(0, 8)
                .mapToObj(
                        _ -> CompletableFuture.supplyAsync(() -> onboard(seller).statusCode()))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join)).contains(200).isSubsetOf(200, 503);
        assertThat(accountsAtGateway(seller)).hasSize(1);
    }

    @Test
    void opensOneAccountThoughTheAnswerWasLost() {
        LineToGateway.loseAnswers();
        onboard(seller).then().statusCode(503).body("type", equalTo("/problems/payments-unavailable"));
        assertThat(accountsAtGateway(seller)).hasSize(1);

        LineToGateway.repair();
        onboard(seller).then().statusCode(200);

        assertThat(accountsAtGateway(seller)).hasSize(1);
    }

    @Test
    void goesOnAfterAFailureThatTheGatewayRemembers() {
        SellersClient.failCalls(1);
        onboard(seller).then().statusCode(503);

        onboard(seller).then().statusCode(200);

        assertThat(accountsAtGateway(seller)).hasSize(1);
    }

    @Test
    void leadsToKnownSitesOnly() {
        onboard(seller, Map.of("returnUrl", "https://elsewhere.example/"))
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("returnUrl"));
        onboard(seller, Map.of("returnUrl", "no address")).then().statusCode(400);

        assertThat(accountsAtGateway(seller)).isEmpty();
    }
}
