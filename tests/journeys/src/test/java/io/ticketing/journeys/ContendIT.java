package io.ticketing.journeys;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import io.restassured.response.Response;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Payment.VISA;
import static io.ticketing.journeys.Promises.NO_OVERSELL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Many buyers want tickets that only some can get.
@Journey
class ContendIT {

    private final Seller seller = Seller.signUp();

    @RepeatedTest(5)
    @Tag(NO_OVERSELL)
    void ofTwoBuyersOfTheLastTicketOneGetsIt() {
        var ticket = seller.lists("The last one", "30", 1);
        var answers = at(ticket, List.of(Buyer.signUp(), Buyer.signUp()));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        await().untilAsserted(() -> assertThat(ticket.now().status()).isEqualTo("locked"));
    }

    @Test
    @Tag(NO_OVERSELL)
    void ofTwoHundredOrdersAtOnceForOneTicketOneGetsIt() {
        var ticket = seller.lists("The only one", "30", 1);
        var crowd = crowd(200);
        var answers = at(ticket, crowd);

        assertThat(answers).filteredOn(it -> it.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(it -> it.statusCode() != 201).allSatisfy(it -> {
            assertThat(it.statusCode()).isEqualTo(409);
            assertThat(it.jsonPath().getString("type")).isEqualTo("/problems/sold-out");
        });

        var winner = IntStream.range(0, 200)
                .filter(i -> answers.get(i).statusCode() == 201)
                .findFirst();
        var order = answers.get(winner.orElseThrow()).as(Order.class);
        var buyer = crowd.get(winner.orElseThrow());
        buyer.pays(order, VISA);
        buyer.awaits("complete", order);
        await().untilAsserted(() -> assertThat(ticket.now().status()).isEqualTo("sold_out"));
    }

    @Test
    @Tag(NO_OVERSELL)
    void aCrowdTakesExactlyWhatIsThere() {
        var ticket = seller.lists("Standing", "12.34", 50);
        var answers = at(ticket, crowd(120));

        assertThat(answers).filteredOn(it -> it.statusCode() == 201).hasSize(50);
        assertThat(answers).filteredOn(it -> it.statusCode() == 409).hasSize(70);
    }

    /// Buyers for that many orders. Signing up is slow on purpose, so each places several orders.
    private static List<Buyer> crowd(int size) {
        var buyers = IntStream.range(0, 20).mapToObj(_ -> Buyer.signUp()).toList();
        return Collections.nCopies(size / buyers.size(), buyers).stream()
                .flatMap(List::stream)
                .toList();
    }

    private static List<Response> at(Ticket ticket, List<Buyer> buyers) {
        return AtOnce.all(buyers.stream()
                .map(buyer -> (Callable<Response>) () -> buyer.triesToOrder(ticket, 1))
                .toList());
    }
}
