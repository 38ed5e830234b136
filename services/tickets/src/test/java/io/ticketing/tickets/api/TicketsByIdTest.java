package io.ticketing.tickets.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.testing.TestInfrastructure;
import io.ticketing.tickets.Catalogue;
import io.ticketing.tickets.Orders;

import static io.restassured.RestAssured.given;
import static io.ticketing.tickets.Catalogue.PATH;
import static io.ticketing.tickets.Catalogue.as;
import static io.ticketing.tickets.Catalogue.ids;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class TicketsByIdTest {

    private final UUID seller = UUID.randomUUID();

    @Test
    void showsThemNewestFirstWhateverTheirStatus() {
        UUID available = Catalogue.list(seller, "available", 2);
        UUID locked = Catalogue.list(seller, "locked", 2);
        UUID soldOut = Catalogue.list(seller, "sold out", 2);
        UUID withdrawn = Catalogue.list(seller, "withdrawn", 2);
        Orders.tell(locked, 1, 1, 1);
        Orders.tell(soldOut, 1, 0, 2);
        Catalogue.withdraw(seller, withdrawn).statusCode(204);

        ask(given(), List.of(locked, withdrawn, available, soldOut, locked))
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .header("Link", nullValue())
                .body("status", contains("withdrawn", "sold_out", "locked", "available"))
                .body("available", contains(0, 0, 0, 2));
    }

    @Test
    void leavesOutWhatNobodyKnows() {
        UUID known = Catalogue.list(seller, "known", 1);

        assertThat(ids(ask(given(), List.of(UUID.randomUUID(), known)))).containsExactly(known.toString());
        assertThat(ids(ask(given(), List.of(UUID.randomUUID())))).isEmpty();
    }

    @Test
    void showsOnlyOnesOwnWhenAskedTo() {
        UUID own = Catalogue.list(seller, "own", 1);
        UUID other = Catalogue.list(UUID.randomUUID(), "another's", 1);
        Catalogue.list(seller, "own, not asked for", 1);

        var mine = as(seller).queryParam("seller", "me");
        assertThat(ids(ask(mine, List.of(own, other)))).containsExactly(own.toString());
        ask(given().queryParam("seller", "me"), List.of(own)).statusCode(401);
    }

    @Test
    void tellsOnlyTheSellerHowManyAreHeldAndSold() {
        UUID ticket = Catalogue.list(seller, "Opera", 9);
        Orders.tell(ticket, 1, 2, 3);

        as(seller)
                .get(PATH + "?seller=me")
                .then()
                .body("held", contains(2))
                .body("sold", contains(3))
                .body("available", contains(4));
        ask(as(seller), List.of(ticket)).body("[0]", not(hasKey("held"))).body("[0]", not(hasKey("sold")));
        Catalogue.show(ticket).body("$", not(hasKey("held"))).body("$", not(hasKey("sold")));
    }

    @Test
    void takesAHundredAtOnce() {
        UUID ticket = Catalogue.list(seller, "one of many", 1);
        List<UUID> hundred =
                new ArrayList<>(Stream.generate(UUID::randomUUID).limit(99).toList());
        hundred.add(ticket);

        assertThat(ids(ask(given(), hundred))).containsExactly(ticket.toString());
        hundred.add(ticket);
        refusal(ask(given(), hundred)).body("errors.field", contains("id"));
    }

    @Test
    void showsMoreThanAPageHolds() {
        List<String> listed = new ArrayList<>();
        for (int number = 1; number <= 51; number++) {
            listed.addFirst(Catalogue.list(seller, "one of many", 1).toString());
        }
        List<UUID> shuffled =
                new ArrayList<>(listed.stream().map(UUID::fromString).toList());
        Collections.shuffle(shuffled);

        assertThat(ids(ask(given(), shuffled))).isEqualTo(listed);
    }

    @ParameterizedTest
    @CsvSource({"q=opera, q", "limit=10, limit", "cursor=AAAAAAAAAAAAAAAAAAAAAA, cursor"})
    void isNeitherSearchedNorPaged(String query, String field) {
        refusal(given().get(PATH + "?id=" + UUID.randomUUID() + "&" + query).then())
                .body("errors.field", contains(field))
                .body("errors.message", contains(field + " can't be combined with id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id=nonsense", "id=&id=nonsense", "id=1&id=2", "id=%00"})
    void refusesWhatIsNoId(String query) {
        refusal(given().urlEncodingEnabled(false).get(PATH + "?" + query).then());
    }

    private static ValidatableResponse ask(RequestSpecification who, List<UUID> tickets) {
        return who.queryParam("id", tickets).get(PATH).then();
    }

    private static ValidatableResponse refusal(ValidatableResponse answer) {
        return answer.statusCode(400).contentType("application/problem+json").body("errors.size()", equalTo(1));
    }
}
