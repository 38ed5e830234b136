package io.ticketing.sandbox;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class TransfersTest {

    private static final String TRANSFERS = "/v1/transfers";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private final GatewayClient client = GATEWAY.client();

    @Test
    void takesFromTheBalance() throws Exception {
        var account = enabled();
        charge(2050, "chf");

        var transfer = transfer(account, 1000, "chf", "&transfer_group=g1&description=seats&metadata[payout]=p1");

        assertThat(transfer.status()).isEqualTo(200);
        assertThat(transfer.text("/id")).matches("tr_\\w{24}");
        assertThat(transfer.text("/object")).isEqualTo("transfer");
        assertThat(transfer.text("/amount")).isEqualTo("1000");
        assertThat(transfer.text("/currency")).isEqualTo("chf");
        assertThat(transfer.text("/destination")).isEqualTo(account);
        assertThat(transfer.text("/destination_payment")).startsWith("py_");
        assertThat(transfer.text("/transfer_group")).isEqualTo("g1");
        assertThat(transfer.text("/description")).isEqualTo("seats");
        assertThat(transfer.text("/metadata/payout")).isEqualTo("p1");
        assertThat(transfer.text("/reversed")).isEqualTo("false");
        assertThat(balance("chf")).isEqualTo(2050 - 89 - 1000);
        var booked = transaction(transfer.text("/id"));
        assertThat(booked.text("/data/0/id")).isEqualTo(transfer.text("/balance_transaction"));
        assertThat(booked.text("/data/0/type")).isEqualTo("transfer");
        assertThat(booked.text("/data/0/net")).isEqualTo("-1000");
        var shown = client.get(TRANSFERS + "/" + transfer.text("/id"));
        assertThat(shown.body()).isEqualTo(transfer.body());
        assertThat(latestEvent("transfer.created").text("/data/0/data/object/id"))
                .isEqualTo(transfer.text("/id"));
        assertThat(latestEvent("transfer.created").body().at("/data/0").has("account"))
                .isFalse();
    }

    @Test
    void takesNoMoreThanThereIs() throws Exception {
        var account = enabled();
        charge(2000, "sek");
        Callable<Integer> transfer = () -> transfer(account, 500, "sek", "").status();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = threads
                    .invokeAll(Stream.generate(() -> transfer).limit(8).toList())
                    .stream()
                    .map(answer -> answer.resultNow());

            assertThat(statuses.filter(status -> status == 200)).hasSize(3);
        }
        var refused = transfer(account, 500, "sek", "");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/type")).isEqualTo("invalid_request_error");
        assertThat(refused.text("/error/code")).isEqualTo("balance_insufficient");
        assertThat(balance("sek")).isEqualTo(2000 - 88 - 1500);
    }

    @Test
    void remembersThatTheBalanceWasTooLow() throws Exception {
        var form = Map.of("amount", "500", "currency", "nok", "destination", enabled());
        client.post(TRANSFERS, form, "too-low");
        charge(1000, "nok");

        var again = client.post(TRANSFERS, form, "too-low");

        assertThat(again.replayed()).isTrue();
        assertThat(again.text("/error/code")).isEqualTo("balance_insufficient");
        var first = client.post(TRANSFERS, form, "enough");
        assertThat(client.post(TRANSFERS, form, "enough").body()).isEqualTo(first.body());
        assertThat(balance("nok")).isEqualTo(1000 - 59 - 500);
    }

    @Test
    void paysOnlyAccountsThatTakeTransfers() throws Exception {
        charge(2000, "usd");
        var account = client.send("POST", "/v1/accounts", "type=express&capabilities[transfers][requested]=true")
                .text("/id");

        var refused = transfer(account, 50, "usd", "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/code")).isEqualTo("insufficient_capabilities_for_transfer");
    }

    @Test
    void reversesInParts() throws Exception {
        charge(2050, "gbp");
        var transfer = transfer(enabled(), 1000, "gbp", "").text("/id");
        var path = TRANSFERS + "/" + transfer + "/reversals";

        var part = client.send("POST", path, "amount=400&metadata[why]=dispute");
        assertThat(part.text("/id")).matches("trr_\\w{24}");
        assertThat(part.text("/object")).isEqualTo("transfer_reversal");
        assertThat(part.text("/transfer")).isEqualTo(transfer);
        assertThat(part.text("/metadata/why")).isEqualTo("dispute");
        var reversed = client.get(TRANSFERS + "/" + transfer);
        assertThat(reversed.text("/amount_reversed")).isEqualTo("400");
        assertThat(reversed.text("/reversed")).isEqualTo("false");
        assertThat(reversed.text("/reversals/data/0/id")).isEqualTo(part.text("/id"));
        assertThat(client.send("POST", path, "amount=601").text("/error/param")).isEqualTo("amount");

        assertThat(client.send("POST", path, "").text("/amount")).isEqualTo("600");
        assertThat(client.get(TRANSFERS + "/" + transfer).text("/reversed")).isEqualTo("true");
        assertThat(client.send("POST", path, "").status()).isEqualTo(400);
        assertThat(client.get(path).body().get("data")).hasSize(2);
        assertThat(balance("gbp")).isEqualTo(2050 - 89);
        assertThat(transaction(part.text("/id")).text("/data/0/type")).isEqualTo("transfer_refund");
        assertThat(client.get("/v1/balance_transactions?expand%5B%5D=data.source&source=" + part.text("/id"))
                        .text("/data/0/source/object"))
                .isEqualTo("transfer_reversal");
        assertThat(latestEvent("transfer.reversed").text("/data/0/data/object/amount_reversed"))
                .isEqualTo("1000");
    }

    @Test
    void listsAndTags() throws Exception {
        charge(2000, "eur");
        var account = enabled();
        var older = transfer(account, 100, "eur", "&transfer_group=g2").text("/id");
        var newer = transfer(account, 100, "eur", "").text("/id");

        assertThat(ids("destination=" + account)).containsExactly(newer, older);
        assertThat(ids("destination=" + account + "&transfer_group=g2")).containsExactly(older);
        assertThat(ids("destination=" + account + "&created%5Blt%5D=1000")).isEmpty();
        assertThat(client.send("POST", TRANSFERS + "/" + older, "metadata[a]=1").text("/metadata/a"))
                .isEqualTo("1");
        assertThat(client.get(TRANSFERS + "/" + older + "?expand%5B%5D=destination")
                        .text("/destination/object"))
                .isEqualTo("account");
    }

    @ParameterizedTest
    @CsvSource({
        "amount=50&currency=usd, destination, parameter_missing",
        "amount=50&destination=%s, currency, parameter_missing",
        "currency=usd&destination=%s, amount, parameter_missing",
        "amount=0&currency=usd&destination=%s, amount, parameter_invalid_integer",
        "amount=50&currency=dem&destination=%s, currency, ''",
        "amount=50&currency=usd&destination=acct_unheardOf, destination, resource_missing",
        "amount=50&currency=usd&destination=%s&source_transaction=ch_1, source_transaction, sandbox_unsupported",
        "amount=50&currency=usd&destination=%s&colour=red, colour, parameter_unknown"
    })
    void refusesWhatStripeRefuses(String form, String param, String code) throws Exception {
        var refused = client.send("POST", TRANSFERS, form.formatted(enabled()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/param")).isEqualTo(param);
        assertThat(refused.text("/error/code")).isEqualTo(code);
    }

    @Test
    void doesNotKnowOthers() {
        assertThat(client.get(TRANSFERS + "/tr_unheardOf").status()).isEqualTo(404);
        assertThat(client.send("POST", TRANSFERS + "/tr_unheardOf/reversals", "")
                        .status())
                .isEqualTo(404);
    }

    private String enabled() throws Exception {
        var account = client.send("POST", "/v1/accounts", "type=express&capabilities[transfers][requested]=true")
                .text("/id");
        client.submit("enable", "account=" + account);
        return account;
    }

    private void charge(long amount, String currency) {
        client.send(
                "POST",
                "/v1/payment_intents",
                "confirm=true&payment_method=pm_card_visa&amount=" + amount + "&currency=" + currency);
    }

    private Answer transfer(String account, long amount, String currency, String more) {
        return client.send(
                "POST", TRANSFERS, "amount=" + amount + "&currency=" + currency + "&destination=" + account + more);
    }

    private long balance(String currency) {
        return client.get("/v1/balance")
                .body()
                .get("available")
                .valueStream()
                .filter(funds -> funds.get("currency").asText().equals(currency))
                .mapToLong(funds -> funds.get("amount").asLong())
                .sum();
    }

    private Answer transaction(String source) {
        return client.get("/v1/balance_transactions?source=" + source);
    }

    private Answer latestEvent(String type) {
        return client.get("/v1/events?limit=1&type=" + type);
    }

    private Stream<String> ids(String query) {
        return client.get(TRANSFERS + "?" + query).body().get("data").findValuesAsText("id").stream()
                .filter(id -> id.startsWith(Transfer.PREFIX));
    }
}
