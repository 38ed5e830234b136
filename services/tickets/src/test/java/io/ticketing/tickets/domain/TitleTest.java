package io.ticketing.tickets.domain;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TitleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u3164",
                "\u2800\u2800",
                "\u200E\u200F",
                "\u061C",
                "\u2066\u2069",
                "\u0301\u0302",
                "\u115F\u1160",
                "\uFFA0",
                "\u180E",
                "\uFE0F",
                "\u200D",
                "\u00AD",
                "\u034F",
                "\u17B4",
                "\uFFFC",
                "\uE000",
                "\uDB40\uDC41\uDB40\uDC42",
                "\uD834\uDD59"
            })
    void showsSomething(String title) {
        assertThat(flaw(title)).isEqualTo("must show something");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00A0\u3000", "\u200B\u200B", "\uFEFF", "\u2060", "\u2028", "\n"})
    void isMoreThanBlank(String title) {
        assertThat(flaw(title)).isEqualTo("is required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202Earepo",
                "Opera \u202Dtxt",
                "a\u202Ab\u202C",
                "a\u202Bb\u202C",
                "a\u202Cb",
                "Op\u2066era",
                "Op\u2067era",
                "Op\u2068era",
                "Op\u2069era",
                "\u2069Op\u2066era"
            })
    void doesNotTurnWhatIsReadAroundIt(String title) {
        assertThat(flaw(title)).isEqualTo("must not turn the direction in which text is read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Op\u200Dera",
                "Op\u200Cera",
                "7\u200D7",
                "Op\uFEFFera",
                "Opera\u3164",
                "a\u115Fb",
                "a\u206Ab",
                "a\u2063b",
                "a\u034Fb",
                "\uFE0Fabc",
                "a \uFE0Fb",
                "a\uFE0F\uFE0F",
                "a\uDB40\uDC41b",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62",
                "\uD83D\uDC68\u200D",
                "a\uD834\uDD73b"
            })
    void hidesNothing(String title) {
        assertThat(flaw(title)).isEqualTo("must not have characters that can't be seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uFFFE", "a\uFDD0", "a\uD83F\uDFFF", "a\uE000", "a\uDB80\uDC00", "a\uFFF9b"})
    void isText(String title) {
        assertThat(flaw(title)).startsWith("must be text only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\u0000b", "a\u0085b", "a\u2028b", "a\uD83D", "\uDE00a"})
    void isOneLine(String title) {
        assertThat(flaw(title)).isEqualTo("must be one line of text");
    }

    @Test
    void hasItsAccentsOnItsLetters() {
        assertThat(flaw("\u0301opera")).startsWith("must not have accents without a letter");
        assertThat(flaw("o" + "\u0301".repeat(9))).startsWith("must not have accents without");
        assertThat(flaw("o" + "\u0301".repeat(3))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "👨‍👩‍👧‍👦 day",
                "👩🏽‍🎤 live",
                "🏳️‍🌈",
                "👁️‍🗨️",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F in Leith",
                "🇳🇴 1️⃣ ❤️",
                "می\u200Cخواهم",
                "क्\u200Dष शो",
                "שלום עולם",
                "\u2067שלום\u2069 2026",
                "\u200Fעברית 5",
                "مهرجان الموسيقى",
                "ก็อุ๊",
                "葛\uDB40\uDD00城",
                "한글",
                "⠓⠀⠓",
                "Sommer\u00ADkonzert",
                "—",
                "100 %"
            })
    void mayBeInAnyScript(String title) {
        assertThat(flaw(title)).isEmpty();
    }

    @Test
    void isMeasuredInCharactersNotInTheirHalves() {
        assertThat(flaw("🎻".repeat(200))).isEmpty();
        assertThat(flaw("🎻".repeat(201))).isEqualTo("must have at most 200 characters");
        assertThat(flaw("x".repeat(201))).isEqualTo("must have at most 200 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "'\u00A0\u3000Opera \u2003', Opera",
        "'\uFEFFOpera\u200B', Opera",
        "'\u2028Opera\u0085', Opera",
        "'The  opera', The  opera"
    })
    void losesWhatShowsNothingAtItsEnds(String typed, String title) {
        assertThat(Title.trimmed(typed)).isEqualTo(title);
    }

    private static String flaw(String typed) {
        return Title.flaw(Title.trimmed(typed)).orElse("");
    }
}
