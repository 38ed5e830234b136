package io.ticketing.tickets.domain;

import org.junit.jupiter.api.Test;
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
        "ｏｐｅｒａ, Opera",
        "éclair, eclair",
        "STRAẞE, strasse",
        "İstanbul, istanbul",
        "ISPARTA, ısparta",
        "ﬁn, fin",
        "Søren Łódź, soren lodz",
        "Ægir, aegir",
        "Đà Nẵng, da nang",
        "ΆΛΦΑ, αλφα",
        "ᾳ, α",
        "ёлка, ЕЛКА",
        "مُحَمَّد, محمد",
        "أحمد, احمد",
        "שָׁלוֹם, שלום",
        "ガ, ｶﾞ",
        "한글, \u1112\u1161\u11ab\u1100\u1173\u11af",
        "don’t, don't",
        "co\u00ADop, coop",
        "❤️, ❤",
        "'a\u00A0\u3000b', ' a  b '"
    })
    void looksTheSame(String one, String other) {
        assertThat(SearchText.of(one)).isEqualTo(SearchText.of(other));
    }

    @ParameterizedTest
    @CsvSource({"バス, ハス", "कि, क", "ไม้, ไม", "opera, oper"})
    void keepsApartWhatIsAnotherWord(String one, String other) {
        assertThat(SearchText.of(one)).isNotEqualTo(SearchText.of(other));
    }

    @Test
    void knowsAPartOfAWordByWhicheverSigmaItEndsIn() {
        assertThat(SearchText.of("ΟΔΥΣΣΕΥΣ")).contains(SearchText.of("οδυς"));
    }

    @Test
    void hasEachWordOnceAndNoneThatIsPartOfAnother() {
        assertThat(SearchText.words(" Night  rock NIGHT a roc \u200B ")).containsExactly("night", "rock", "a");
        assertThat(SearchText.words("\u200B\u3000")).isEmpty();
        assertThat(SearchText.words("% _")).containsExactly("%", "_");
    }
}
