package io.ticketing.tickets.domain;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource({
        "OPERA, opera",
        "ÉCOLE, e\u0301cole",
        "ΟΔΥΣΣΕΥΣ, Οδυσσευς",
        "STRASSE, straße",
        "ｏｐｅｒａ, Opera"
    })
    void looksTheSame(String one, String other) {
        assertThat(SearchText.of(one)).isEqualTo(SearchText.of(other));
    }
}
