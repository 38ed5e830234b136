package io.ticketing.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.ticketing.sandbox.GatewayClient.Answer;

import static org.assertj.core.api.Assertions.assertThat;

class AccountsTest {

    private static final String ACCOUNTS = "/v1/accounts";
    private static final String EXPRESS = "type=express&capabilities[transfers][requested]=true";
    private static final String BACK =
            "&type=account_onboarding&refresh_url=http://shop.test/again&return_url=http://shop.test/back?a=1";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private final GatewayClient client = GATEWAY.client();

    @Test
    void createsAnAccountThatHasSaidNothingYet() {
        var account = create(EXPRESS + "&country=DE&email=a@b.test&business_type=individual&metadata[seller]=s1");

        assertThat(account.status()).isEqualTo(200);
        assertThat(account.text("/id")).matches("acct_\\w{24}");
        assertThat(account.text("/object")).isEqualTo("account");
        assertThat(account.text("/type")).isEqualTo("express");
        assertThat(account.text("/country")).isEqualTo("DE");
        assertThat(account.text("/default_currency")).isEqualTo("eur");
        assertThat(account.text("/email")).isEqualTo("a@b.test");
        assertThat(account.text("/business_type")).isEqualTo("individual");
        assertThat(account.text("/metadata/seller")).isEqualTo("s1");
        assertThat(account.text("/capabilities/transfers")).isEqualTo("inactive");
        assertThat(account.text("/details_submitted")).isEqualTo("false");
        assertThat(account.text("/payouts_enabled")).isEqualTo("false");
        assertThat(account.text("/requirements/disabled_reason")).isEqualTo("requirements.past_due");
        assertThat(account.body().at("/requirements/currently_due")).hasSize(4);
        assertThat(client.get(ACCOUNTS + "/" + account.text("/id")).body()).isEqualTo(account.body());
        assertThat(client.get(ACCOUNTS + "?limit=1").text("/data/0/id")).isEqualTo(account.text("/id"));
    }

    @Test
    void enablesAnAccountWhoseHolderFinishes() throws Exception {
        var account = create(EXPRESS).text("/id");
        var link = link(account);
        assertThat(link.text("/object")).isEqualTo("account_link");
        assertThat(link.body().get("expires_at").asLong())
                .isEqualTo(link.body().get("created").asLong() + 300)
                .isGreaterThan(Instant.now().getEpochSecond());

        assertThat(open(link).body()).contains("Finish", "Leave", "<form method=\"post\">");
        var led = answer(link, "finish");

        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(led.headers().firstValue("Location")).contains("http://shop.test/back?a=1");
        var enabled = client.get(ACCOUNTS + "/" + account);
        assertThat(enabled.text("/capabilities/transfers")).isEqualTo("active");
        assertThat(enabled.text("/details_submitted")).isEqualTo("true");
        assertThat(enabled.text("/payouts_enabled")).isEqualTo("true");
        assertThat(enabled.body().at("/requirements/disabled_reason").isNull()).isTrue();
        assertThat(enabled.body().at("/requirements/currently_due")).isEmpty();
        var event = latestEvent();
        assertThat(event.at("/data/object")).isEqualTo(enabled.body());
        assertThat(event.get("account").asText()).isEqualTo(account);
    }

    @Test
    void restrictsAnAccountThatLacksADocument() throws Exception {
        var account = create(EXPRESS).text("/id");
        var link = link(account);
        open(link);
        answer(link, "finish_without_document");

        var restricted = client.get(ACCOUNTS + "/" + account);
        assertThat(restricted.text("/details_submitted")).isEqualTo("true");
        assertThat(restricted.text("/capabilities/transfers")).isEqualTo("inactive");
        assertThat(restricted.text("/requirements/past_due/0")).isEqualTo("individual.verification.document");

        client.submit("enable", "account=" + account);
        assertThat(client.get(ACCOUNTS + "/" + account).text("/capabilities/transfers"))
                .isEqualTo("active");
        client.submit("restrict", "account=" + account);
        assertThat(client.get(ACCOUNTS + "/" + account).text("/capabilities/transfers"))
                .isEqualTo("inactive");
    }

    @Test
    void changesNothingIfTheHolderLeaves() throws Exception {
        var account = create(EXPRESS);
        var link = link(account.text("/id"));
        open(link);

        assertThat(answer(link, "leave").headers().firstValue("Location")).contains("http://shop.test/back?a=1");
        assertThat(client.get(ACCOUNTS + "/" + account.text("/id")).body()).isEqualTo(account.body());
    }

    @Test
    void opensALinkOnceOnly() throws Exception {
        var link = link(create(EXPRESS).text("/id"));

        assertThat(answer(link, "finish").headers().firstValue("Location")).contains("http://shop.test/again");
        assertThat(open(link).statusCode()).isEqualTo(200);
        assertThat(open(link).headers().firstValue("Location")).contains("http://shop.test/again");
        assertThat(answer(link, "leave").headers().firstValue("Location")).contains("http://shop.test/back?a=1");
        assertThat(answer(link, "finish").headers().firstValue("Location")).contains("http://shop.test/again");
    }

    @Test
    void opensNoLinkThatHasExpired() throws Exception {
        var link = link(create(EXPRESS).text("/id"));
        letLinksExpire();

        assertThat(open(link).headers().firstValue("Location")).contains("http://shop.test/again");
    }

    @Test
    void changesMetadata() {
        var account = create(EXPRESS + "&metadata[a]=1&metadata[b]=2").text("/id");

        var changed = client.send("POST", ACCOUNTS + "/" + account, "metadata[b]=&metadata[c]=3");

        assertThat(changed.body().get("metadata").properties())
                .extracting(entry -> entry.getKey() + "=" + entry.getValue().asText())
                .containsExactlyInAnyOrder("a=1", "c=3");
        assertThat(latestEvent().at("/data/object/id").asText()).isEqualTo(account);
    }

    @Test
    void sendsTheEventsOfAccountsToConnectEndpointsOnly() throws Exception {
        try (var ofAccounts = EventReceiver.start();
                var own = EventReceiver.start()) {
            endpoint(ofAccounts, "&connect=true");
            endpoint(own, "");

            var intent = client.create("tok_visa").text("/id");
            var account = create(EXPRESS).text("/id");
            client.send("POST", ACCOUNTS + "/" + account, "metadata[a]=1");

            assertThat(ofAccounts.next().text("/account")).isEqualTo(account);
            assertThat(own.next().text("/data/object/id")).isEqualTo(intent);
            assertThat(own.next().text("/data/object/id")).isEqualTo(intent);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', type, sandbox_unsupported",
        "type=custom, type, sandbox_unsupported",
        "type=colour, type, ''",
        "type=express&country=de, country, ''",
        "type=express&email=nobody, email, email_invalid",
        "type=express&business_type=shop, business_type, ''",
        "type=express&controller[fees][payer]=account, controller[fees][payer], sandbox_unsupported",
        "type=express&capabilities[card_payments][requested]=true, capabilities[card_payments][requested], sandbox_unsupported",
        "type=express&capabilities[transfers][requested]=yes, capabilities[transfers][requested], ''",
        "type=express&colour=red, colour, parameter_unknown"
    })
    void refusesWhatStripeRefuses(String form, String param, String code) {
        var refused = create(form);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/error/param")).isEqualTo(param);
        assertThat(refused.text("/error/code")).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "'', type, parameter_missing",
        "type=account_update, type, sandbox_unsupported",
        "type=account_onboarding, account, parameter_missing",
        "type=account_onboarding&account=acct_unheardOf, account, resource_missing",
        "type=account_onboarding&account=%s&return_url=http://shop.test, refresh_url, parameter_missing",
        "type=account_onboarding&account=%s&refresh_url=http://shop.test&return_url=back, return_url, url_invalid",
        "type=account_onboarding&account=%s&collect=currently_due, collect, sandbox_unsupported"
    })
    void refusesLinksThatStripeRefuses(String form, String param, String code) {
        var refused = client.send(
                "POST", "/v1/account_links", form.formatted(create(EXPRESS).text("/id")));

        assertThat(refused.text("/error/param")).isEqualTo(param);
        assertThat(refused.text("/error/code")).isEqualTo(code);
    }

    @Test
    void doesNotKnowOthers() throws Exception {
        assertThat(client.get(ACCOUNTS + "/acct_unheardOf").text("/error/code")).isEqualTo("resource_missing");
        assertThat(send(client.request(OnboardingPage.PATH + "unheardOf")).statusCode())
                .isEqualTo(404);
    }

    private static void letLinksExpire() throws SQLException {
        try (var database = GATEWAY.database()) {
            database.inTransaction(connection -> {
                try (var statement = connection.createStatement()) {
                    return statement.executeUpdate("update sandbox_account_links set expires_at = now()");
                }
            });
        }
    }

    private Answer create(String form) {
        return client.send("POST", ACCOUNTS, form);
    }

    private Answer link(String account) {
        return client.send("POST", "/v1/account_links", "account=" + account + BACK);
    }

    private void endpoint(EventReceiver receiver, String more) {
        client.send("POST", "/v1/webhook_endpoints", "enabled_events[]=*&url=" + receiver.url() + more);
    }

    private JsonNode latestEvent() {
        return client.get("/v1/events?type=account.updated&limit=1").body().at("/data/0");
    }

    private HttpResponse<String> open(Answer link) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(link.text("/url"))));
    }

    private HttpResponse<String> answer(Answer link, String answer) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(link.text("/url")))
                .POST(BodyPublishers.ofString("answer=" + answer)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.http().send(request.build(), BodyHandlers.ofString());
    }
}
