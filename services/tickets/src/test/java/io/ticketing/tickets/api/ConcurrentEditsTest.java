package io.ticketing.tickets.api;

import java.util.List;
import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import io.ticketing.testing.AtOnce;
import io.ticketing.testing.TestInfrastructure;
import io.ticketing.tickets.Catalogue;
import io.ticketing.tickets.Orders;

import static io.ticketing.tickets.Catalogue.ONE;
import static io.ticketing.tickets.Catalogue.as;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ConcurrentEditsTest {

    private static final int EDITORS = 8;

    private final UUID seller = UUID.randomUUID();

    @Test
    void letsOneOfManyEditorsOfAVersionThrough() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);

        List<Integer> answers = AtOnce.all(EDITORS, editor -> revise(ticket, "\"1.0\"", 1 + editor));

        assertThat(answers).containsOnly(200, 412);
        assertThat(answers).containsOnlyOnce(200);
        assertThat(version(ticket)).isEqualTo(2);
    }

    @Test
    void givesEveryEditAVersionOfItsOwn() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);

        List<Integer> answers = AtOnce.all(EDITORS, editor -> revise(ticket, "*", 1 + editor));

        assertThat(answers).containsOnly(200);
        assertThat(version(ticket)).isEqualTo(1 + EDITORS);
    }

    @RepeatedTest(10)
    void losesNeitherAHoldNorAnEditThatRaceEachOther() {
        UUID ticket = Catalogue.list(seller, "Opera", 5);

        List<Integer> answers = AtOnce.all(2, caller -> {
            if (caller == 0) {
                return revise(ticket, "\"1.0\"", 1);
            }
            Orders.tell(ticket, 1, 2, 0);
            return 0;
        });

        assertThat(answers.getFirst()).isIn(200, 409);
        assertThat(version(ticket)).isEqualTo(answers.getFirst() == 200 ? 2 : 1);
        assertThat(Catalogue.available(ticket)).isEqualTo(3);
    }

    private int revise(UUID ticket, String ifMatch, int price) {
        return as(seller)
                .header("If-Match", ifMatch)
                .body("""
                        {"title": "Opera", "price": %d}""".formatted(price))
                .put(ONE, ticket)
                .statusCode();
    }

    private static int version(UUID ticket) {
        return Catalogue.show(ticket).extract().path("version");
    }
}
