package io.ticketing.sandbox;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class BalanceTest {

    private static final String TRANSACTIONS = "/v1/balance_transactions";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private final GatewayClient client = GATEWAY.client();

    @ParameterizedTest
    @CsvSource({"2050, usd, 89", "50, usd, 31", "10000, eur, 320", "5000, jpy, 175"})
    void takesAFeeOfACapture(long amount, String currency, long fee) {
        var charge = charge(amount, currency);

        var found = list("source=" + charge);

        assertThat(found.body().get("data")).hasSize(1);
        var transaction = found.body().at("/data/0");
        assertThat(transaction.get("id").asText()).matches("txn_\\w{24}");
        assertThat(transaction.get("type").asText()).isEqualTo("charge");
        assertThat(transaction.get("amount").asLong()).isEqualTo(amount);
        assertThat(transaction.get("fee").asLong()).isEqualTo(fee);
        assertThat(transaction.at("/fee_details/0/amount").asLong()).isEqualTo(fee);
        assertThat(transaction.get("net").asLong()).isEqualTo(amount - fee);
        assertThat(transaction.get("currency").asText()).isEqualTo(currency);
        assertThat(client.get("/v1/charges/" + charge).text("/balance_transaction"))
                .isEqualTo(transaction.get("id").asText());
        assertThat(client.get(TRANSACTIONS + "/" + transaction.get("id").asText())
                        .body())
                .isEqualTo(transaction);
    }

    @Test
    void keepsTheFeeOfARefund() {
        var charge = charge(2000, "usd");
        var refund = client.send("POST", "/v1/refunds", "charge=" + charge + "&amount=500");

        var transaction = list("type=refund&source=" + refund.text("/id"));

        assertThat(transaction.text("/data/0/id")).isEqualTo(refund.text("/balance_transaction"));
        assertThat(transaction.text("/data/0/amount")).isEqualTo("-500");
        assertThat(transaction.text("/data/0/fee")).isEqualTo("0");
        assertThat(transaction.text("/data/0/net")).isEqualTo("-500");
    }

    @Test
    void movesNothingBeforeTheCapture() {
        var authorized = client.create("tok_visa").text("/latest_charge");

        assertThat(list("source=" + authorized).body().get("data")).isEmpty();
        assertThat(client.get("/v1/charges/" + authorized)
                        .body()
                        .get("balance_transaction")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"sek", "nok"})
    void hasTheSumOfAllTransactions(String currency) {
        client.send("POST", "/v1/refunds", "charge=" + charge(1000, currency));
        charge(2000, currency);

        var sum = list("limit=100&currency=" + currency)
                .body()
                .get("data")
                .valueStream()
                .mapToLong(transaction -> transaction.get("net").asLong())
                .sum();

        var balance = client.get("/v1/balance");
        assertThat(sum).isEqualTo(2000 - 59 - 88);
        assertThat(balance.text("/object")).isEqualTo("balance");
        assertThat(amounts(balance.body().get("available"), currency)).containsExactly(sum);
        assertThat(amounts(balance.body().get("pending"), currency)).containsExactly(0L);
    }

    @Test
    void listsTransactionsByTheirTime() {
        var charge = charge(1000, "usd");

        assertThat(list("created[gt]=1000&source=" + charge).body().get("data")).hasSize(1);
        assertThat(list("created[lte]=1000&source=" + charge).body().get("data"))
                .isEmpty();
        assertThat(list("limit=1&expand[]=data.source&source=" + charge).text("/data/0/source/object"))
                .isEqualTo("charge");
    }

    @ParameterizedTest
    @CsvSource({
        "type=colour, type, ''",
        "payout=po_1, payout, sandbox_unsupported",
        "created[gt]=now, created[gt], parameter_invalid_integer",
        "created[before]=1, created[before], parameter_unknown"
    })
    void refusesListsThatThereAreNot(String query, String param, String code) {
        var refused = list(query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/param")).isEqualTo(param);
        assertThat(refused.text("/error/code")).isEqualTo(code);
    }

    @Test
    void doesNotKnowOthers() {
        assertThat(client.get(TRANSACTIONS + "/txn_unheardOf").status()).isEqualTo(404);
        assertThat(client.get("/v1/charges/ch_unheardOf").status()).isEqualTo(404);
        assertThat(client.get("/v1/balance/unheard_of").status()).isEqualTo(404);
    }

    /// @return the id of a captured charge
    private String charge(long amount, String currency) {
        return client.send(
                        "POST",
                        "/v1/payment_intents",
                        "confirm=true&payment_method=pm_card_visa&amount=" + amount + "&currency=" + currency)
                .text("/latest_charge");
    }

    private Answer list(String query) {
        return client.get(TRANSACTIONS + "?" + query.replace("[", "%5B").replace("]", "%5D"));
    }

    private static List<Long> amounts(JsonNode funds, String currency) {
        return funds.valueStream()
                .filter(one -> one.get("currency").asText().equals(currency))
                .map(one -> one.get("amount").asLong())
                .toList();
    }
}
