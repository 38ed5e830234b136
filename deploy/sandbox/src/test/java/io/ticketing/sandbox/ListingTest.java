package io.ticketing.sandbox;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class ListingTest {

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static final int INTENTS = 12;

    /// Newest first.
    private static final List<String> IDS = new ArrayList<>();

    @BeforeAll
    static void createIntents() {
        for (int i = 0; i < INTENTS; i++) {
            IDS.addFirst(GATEWAY.client()
                    .send(
                            "POST",
                            "/v1/payment_intents",
                            "amount=50&currency=usd&confirm=true&payment_method=pm_card_visa")
                    .text("/id"));
        }
    }

    @Test
    void beginsWithTheTenNewest() {
        var page = list("");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text("/object")).isEqualTo("list");
        assertThat(page.text("/url")).isEqualTo("/v1/payment_intents");
        assertThat(ids(page)).isEqualTo(IDS.subList(0, 10));
        assertThat(hasMore(page)).isTrue();
    }

    @Test
    void turnsPagesForward() {
        var page = list("?limit=5&starting_after=" + IDS.get(2));
        assertThat(ids(page)).isEqualTo(IDS.subList(3, 8));
        assertThat(hasMore(page)).isTrue();

        var last = list("?limit=4&starting_after=" + IDS.get(7));
        assertThat(ids(last)).isEqualTo(IDS.subList(8, 12));
        assertThat(hasMore(last)).isFalse();
        assertThat(ids(list("?starting_after=" + IDS.get(11)))).isEmpty();
    }

    @Test
    void listsWhatWasCreatedInATime() {
        assertThat(ids(list("?created[gte]=1&limit=12"))).isEqualTo(IDS);
        assertThat(ids(list("?created[lt]=1"))).isEmpty();
    }

    @Test
    void turnsPagesBack() {
        var page = list("?limit=3&ending_before=" + IDS.get(8));
        assertThat(ids(page)).isEqualTo(IDS.subList(5, 8));
        assertThat(hasMore(page)).isTrue();

        var first = list("?limit=100&ending_before=" + IDS.get(2));
        assertThat(ids(first)).isEqualTo(IDS.subList(0, 2));
        assertThat(hasMore(first)).isFalse();
    }

    @Test
    void expandsEachOfThem() {
        var page = list("?limit=2&expand[]=data.latest_charge&expand[]=data.customer");

        assertThat(page.text("/data/0/latest_charge/object")).isEqualTo("charge");
        assertThat(page.text("/data/1/latest_charge/object")).isEqualTo("charge");
        assertThat(page.text("/data/0/payment_method")).isEqualTo("pm_card_visa");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit, parameter_invalid_integer",
        "limit=101, limit, parameter_invalid_integer",
        "limit=ten, limit, parameter_invalid_integer",
        "starting_after=pi_unheardOf, starting_after, resource_missing",
        "ending_before=pi_unheardOf, ending_before, resource_missing",
        "order_id=7, order_id, parameter_unknown",
        "customer=cus_1, customer, sandbox_unsupported"
    })
    void refusesPagesThatThereAreNot(String query, String param, String code) {
        var refused = list("?" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/code")).isEqualTo(code);
        assertThat(refused.text("/error/param")).isEqualTo(param);
    }

    @Test
    void refusesToTurnBothWays() {
        var refused = list("?starting_after=" + IDS.get(3) + "&ending_before=" + IDS.get(5));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/message")).contains("starting_after").contains("ending_before");
    }

    @Test
    void tellsHowToExpandInAList() {
        assertThat(list("?expand[]=latest_charge").text("/error/message"))
                .isEqualTo("This property cannot be expanded (latest_charge). You may want to try expanding"
                        + " 'data.latest_charge' instead.");
        assertThat(list("?expand[]=colour").text("/error/message"))
                .isEqualTo("This property cannot be expanded (colour).");
    }

    private static Answer list(String query) {
        return GATEWAY.client()
                .get("/v1/payment_intents" + query.replace("[", "%5B").replace("]", "%5D"));
    }

    private static boolean hasMore(Answer page) {
        return page.body().get("has_more").asBoolean();
    }

    private static List<String> ids(Answer page) {
        return page.body().get("data").findValuesAsText("id");
    }
}
