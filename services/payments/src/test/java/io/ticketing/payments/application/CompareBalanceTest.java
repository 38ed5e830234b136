package io.ticketing.payments.application;

import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.ticketing.payments.LineToGateway;
import io.ticketing.payments.PaymentsInfrastructure;
import io.ticketing.payments.domain.Account;
import io.ticketing.payments.domain.BalanceComparison;
import io.ticketing.postgresql.Contexts;

import static io.restassured.RestAssured.given;
import static io.ticketing.payments.OrderFixture.order;
import static io.ticketing.payments.PaymentsClient.captured;
import static io.ticketing.payments.PaymentsClient.chargeAtGateway;
import static io.ticketing.payments.PaymentsClient.intentIds;
import static io.ticketing.payments.PaymentsClient.refundAtGateway;
import static io.ticketing.payments.StripeEvents.tellOfDispute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;

/// In a currency in which nothing else is sold here.
@QuarkusTest
@WithTestResource(PaymentsInfrastructure.class)
class CompareBalanceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CURRENCY = "CHF";

    /// What the sandbox keeps of 20.50, and for a dispute.
    private static final long FEE = 89;

    private static final long DISPUTE_FEE = 1500;

    @Inject
    CompareBalance compareBalance;

    @Inject
    Pool pool;

    @Inject
    Contexts contexts;

    @AfterEach
    void repairTheLine() {
        LineToGateway.repair();
    }

    @Test
    void isTheGatewaysToTheCentUntilAPersonMovesMoneyThere() {
        var fees = total(Account.GATEWAY_FEE);
        var other = total(Account.OTHER);
        var sold = order().costing(2050, CURRENCY);

        captured(sold);
        chargeAtGateway(2050, CURRENCY);

        assertThat(difference()).isZero();
        assertThat(total(Account.GATEWAY_FEE)).isEqualTo(fees + FEE);
        assertThat(total(Account.OTHER)).isEqualTo(other - 2050 + FEE);

        var disputed = order().costing(2050, CURRENCY);
        captured(disputed, "tok_createDispute");
        tellOfDispute("created", intentIds(disputed).getFirst());

        Awaitility.await().atMost(PATIENCE).until(() -> difference() == 0);
        assertThat(total(Account.GATEWAY_FEE)).isEqualTo(fees + FEE + FEE + DISPUTE_FEE);

        refundAtGateway(sold);

        assertThat(difference()).isEqualTo(-2050);
        given().post("/q/reconcile").then().statusCode(200).body("balances.currency", hasItem(CURRENCY));
        assertThat(given().get("/q/metrics").asString())
                .contains("ticketing_balance_difference{currency=\"CHF\"} " + -2050.0);
    }

    @Test
    void failsWhenTheGatewayDoesNotAnswer() {
        LineToGateway.cut();

        assertThatThrownBy(this::difference).isNotNull();
    }

    private long difference() {
        return contexts.fresh(() -> compareBalance.since(Instant.EPOCH)).await().atMost(PATIENCE).stream()
                .filter(comparison -> comparison.currency().equals(CURRENCY))
                .mapToLong(BalanceComparison::difference)
                .sum();
    }

    private long total(Account account) {
        return pool.preparedQuery("""
                        select coalesce(sum(amount), 0) from ledger_entries where account = $1 and currency = $2""")
                .execute(Tuple.of(account.name(), CURRENCY))
                .await()
                .atMost(PATIENCE)
                .iterator()
                .next()
                .getLong(0);
    }
}
