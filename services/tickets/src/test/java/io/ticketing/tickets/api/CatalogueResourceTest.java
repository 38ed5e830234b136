package io.ticketing.tickets.api;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.testing.TestInfrastructure;
import io.ticketing.testing.TestTokens;
import io.ticketing.tickets.Catalogue;
import io.ticketing.tickets.Orders;

import static io.restassured.RestAssured.given;
import static io.ticketing.tickets.Catalogue.ONE;
import static io.ticketing.tickets.Catalogue.PATH;
import static io.ticketing.tickets.Catalogue.as;
import static io.ticketing.tickets.Catalogue.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class CatalogueResourceTest {

    private static final Pattern NEXT = Pattern.compile("<(.+)>; rel=\"next\"");

    @Inject
    AgroalDataSource database;

    private final UUID seller = UUID.randomUUID();

    /// A word that no other test's titles have.
    private final String word = "w" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void pagesThroughEveryTicketOnceWhileNewOnesArrive() {
        List<String> listed = new ArrayList<>();
        for (int number = 1; number <= 7; number++) {
            listed.addFirst(list("Ópera & more, " + number));
        }

        List<String> seen = new ArrayList<>();
        ValidatableResponse page = search("ópera & more", 3);
        for (int pages = 1; ; pages++) {
            seen.addAll(ids(page));
            list("Ópera & more, too late " + pages);
            String link = page.extract().header("Link");
            if (link == null) {
                assertThat(pages).isEqualTo(3);
                break;
            }
            page = follow(link);
        }

        assertThat(seen).isEqualTo(listed);
    }

    /// While a newer version is rolled out, its columns are in the table already.
    @Test
    void findsInATableWithAColumnOfANewerVersion() throws SQLException {
        var ticket = list("Rusalka");
        assertThat(ids(search("rusalka", 10))).containsExactly(ticket);

        change("alter table tickets add column of_a_newer_version text");
        try {
            assertThat(ids(search("rusalka", 10))).containsExactly(ticket);
        } finally {
            change("alter table tickets drop column of_a_newer_version");
        }
    }

    @Test
    void endsWithTheLastFullPage() {
        list("one");
        list("two");

        ValidatableResponse page = search("", 2);
        assertThat(ids(page)).hasSize(2);
        assertThat(page.extract().header("Link")).isNull();
    }

    @Test
    void listsOnlyWhatCanBeBoughtNow() {
        String available = list("available");
        UUID locked = UUID.fromString(list("locked"));
        UUID soldOut = UUID.fromString(list("sold out"));
        UUID withdrawn = UUID.fromString(list("withdrawn"));
        Orders.tell(locked, 1, 2, 0);
        Orders.tell(soldOut, 1, 0, 2);
        Catalogue.withdraw(seller, withdrawn).statusCode(204);

        assertThat(ids(search("", 10))).containsExactly(available);

        Orders.tell(locked, 2, 1, 0);
        assertThat(ids(search("", 10))).containsExactly(locked.toString(), available);
    }

    @Test
    void listsOnesOwnWhateverTheirStatus() {
        String older = list("older");
        UUID withdrawn = UUID.fromString(list("withdrawn"));
        Catalogue.withdraw(seller, withdrawn).statusCode(204);
        Catalogue.list(UUID.randomUUID(), word + " of another", 1);

        ValidatableResponse page = as(seller).get(PATH + "?seller=me&limit=1").then();
        assertThat(ids(page)).containsExactly(withdrawn.toString());
        String next = next(page.extract().header("Link"));
        assertThat(ids(as(seller).get(next).then())).containsExactly(older);
        assertThat(ids(given().cookie("session", TestTokens.cookie(seller))
                        .queryParam("seller", "me")
                        .queryParam("q", "OLDER")
                        .get(PATH)
                        .then()))
                .containsExactly(older);
    }

    @Test
    void asksWhoYouAreOnlyForYourOwn() {
        problem(given().get(PATH + "?seller=me").then(), 401);
        problem(
                given().header("Authorization", "Bearer nonsense")
                        .get(PATH + "?seller=me")
                        .then(),
                401);
        given().header("Authorization", "Bearer nonsense").get(PATH).then().statusCode(200);
        problem(as(seller).get(PATH + "?seller=" + UUID.randomUUID()).then(), 400)
                .body("errors.field", hasItem("seller"));
    }

    @ParameterizedTest
    @CsvSource({"OPERA, The opera", "per, Opera", "e\u0301cole, ÉCOLE", "STRASSE, Straße 7"})
    void findsAPartOfATitleHoweverItIsWritten(String text, String title) {
        String ticket = Catalogue.list(seller, title + " " + word, 1).toString();

        assertThat(ids(given().queryParam("q", text)
                        .queryParam("limit", 200)
                        .get(PATH)
                        .then()))
                .contains(ticket);
    }

    @Test
    void findsEverythingByWhatShowsNothing() {
        String ticket = list("Opera");

        assertThat(ids(given().queryParam("q", "\u200B \u3000").get(PATH).then()))
                .contains(ticket);
    }

    @Test
    void findsNothingThatLacksOneOfTheWords() {
        list("Rock Night");

        assertThat(ids(search("rock matinee", 10))).isEmpty();
    }

    @Test
    void findsByManyWordsAndByTheLongestText() {
        String letters = String.join(" ", "abcdefghijklmnopqrstuvwxyz".split(""));
        String ticket = list(letters);

        assertThat(ids(given().queryParam("q", letters).get(PATH).then())).contains(ticket);
        given().queryParam("q", "🎻".repeat(100)).get(PATH).then().statusCode(200);
        problem(given().queryParam("q", "🎻".repeat(101)).get(PATH).then(), 400).body("errors.field", hasItem("q"));
    }

    @ParameterizedTest
    @CsvSource({
        "night rock, Rock Night",
        "ROCK ro ck, Rock Night",
        "eclair, Éclair au chocolat",
        "éclair, Eclair au chocolat",
        "lodz, Filharmonia Łódzka",
        "СТОРИ, История",
        "能, 能と狂言",
        "狂言 能, 能と狂言",
        "οδυς, ΟΔΥΣΣΕΥΣ",
        "q z, Quiz",
        "محمد, مُحَمَّد"
    })
    void findsAllWordsInAnyOrderHoweverTheyAreWritten(String text, String title) {
        list("of something else");
        String ticket = list(title);

        assertThat(ids(search(text, 10))).containsExactly(ticket);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100%",
                "_",
                "!",
                "\\",
                "'",
                "\"",
                "a_b",
                "!%",
                "'; drop table tickets; --",
                "${x}",
                "(",
                "*",
                "&q=",
                "#",
                "+",
                "🎻"
            })
    void takesEveryCharacterLiterally(String text) {
        String plain = list("1000 axb");
        String hostile = Catalogue.list(
                        seller, word + " " + text.replace("\\", "\\\\").replace("\"", "\\\""), 2)
                .toString();

        assertThat(ids(search(" " + text, 10))).containsExactly(hostile);
        assertThat(ids(search("", 10))).containsExactly(hostile, plain);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=-1, limit",
        "limit=201, limit",
        "limit=2147483647, limit",
        "cursor=nonsense, cursor",
        "cursor=AAAAAAAAAAAAAAAAAAAAAB, cursor",
        "cursor=AAAAAAAAAAAAAAAAAAAAAA%3D%3D, cursor",
        "q=a%0Ab, q"
    })
    void namesTheParameterThatIsWrong(String query, String field) {
        problem(given().urlEncodingEnabled(false).get(PATH + "?" + query).then(), 400)
                .body("errors.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=ten", "limit=99999999999", "limit=1.5", "q=%00"})
    void refusesWhatCannotBeRead(String query) {
        problem(given().urlEncodingEnabled(false).get(PATH + "?" + query).then(), 400);
    }

    @Test
    void refusesToSearchForAVeryLongText() {
        given().queryParam("q", "x".repeat(100)).get(PATH).then().statusCode(200);
        problem(given().queryParam("q", "x".repeat(101)).get(PATH).then(), 400).body("errors.field", hasItem("q"));
    }

    @Test
    void sparesClientsWhatTheyHave() {
        UUID ticket = UUID.fromString(list("cached"));
        String tag = Catalogue.show(ticket).extract().header("ETag");

        for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            given().header("If-None-Match", known)
                    .get(ONE, ticket)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag)
                    .body(emptyString());
        }
        Orders.tell(ticket, 1, 1, 0);
        given().header("If-None-Match", tag)
                .get(ONE, ticket)
                .then()
                .statusCode(200)
                .body("available", equalTo(1));
    }

    private String list(String title) {
        return Catalogue.list(seller, word + " " + title, 2).toString();
    }

    private void change(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(table);
        }
    }

    private ValidatableResponse search(String text, int limit) {
        return given().queryParam("q", text.isEmpty() ? word : word + " " + text.strip())
                .queryParam("limit", limit)
                .get(PATH)
                .then();
    }

    private static ValidatableResponse follow(String link) {
        return given().urlEncodingEnabled(false).get(next(link)).then();
    }

    private static String next(String link) {
        Matcher next = NEXT.matcher(link);
        assertThat(next.matches()).as(link).isTrue();
        return next.group(1);
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("type", startsWith("/problems/"))
                .body("errors.size()", equalTo(1));
    }
}
