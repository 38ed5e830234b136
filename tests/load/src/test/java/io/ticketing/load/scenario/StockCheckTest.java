package io.ticketing.load.scenario;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.ticketing.load.scenario.StockCheck.Books;
import io.ticketing.load.scenario.StockCheck.Count;
import io.ticketing.load.scenario.StockCheck.Stock;

import static org.assertj.core.api.Assertions.assertThat;

class StockCheckTest {

    private static final UUID TICKET = UUID.randomUUID();
    private static final Count SOME = new Count(3, 2);

    @Test
    void balancesWhenAllSayTheSame() {
        assertThat(books(5, SOME, SOME, SOME).balance()).isTrue();
    }

    @Test
    void noticesAnOversell() {
        Books books = books(4, SOME, SOME, SOME);

        assertThat(books.oversold()).isEqualTo(1);
        assertThat(books.balance()).isFalse();
    }

    @Test
    void noticesOrdersThatStockDoesNotCount() {
        assertThat(books(9, new Count(2, 2), SOME, SOME).different()).isEqualTo(1);
    }

    @Test
    void noticesOrdersThatTicketsDoesNotShow() {
        assertThat(books(9, SOME, SOME, new Count(3, 1)).different()).isEqualTo(1);
        assertThat(new Books(List.of(new Stock(TICKET, 9, SOME, SOME)), Map.of()).balance())
                .isFalse();
    }

    private static Books books(int listed, Count counted, Count ordered, Count shown) {
        return new Books(List.of(new Stock(TICKET, listed, counted, ordered)), Map.of(TICKET, shown));
    }
}
