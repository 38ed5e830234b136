package io.ticketing.payments.print;

import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.stream.Stream;

/// A font that receipts are printed in.
enum Face {
    REGULAR("NotoSans-Regular"),
    BOLD("NotoSans-Bold"),
    ARABIC("NotoSansArabic-Regular"),
    ARMENIAN("NotoSansArmenian-Regular"),
    GEORGIAN("NotoSansGeorgian-Regular"),
    HEBREW("NotoSansHebrew-Regular"),
    THAI("NotoSansThai-Regular"),
    CJK("DroidSansFallback");

    private static final Map<UnicodeScript, Face> OF_SCRIPT = Map.of(
            UnicodeScript.ARABIC, ARABIC,
            UnicodeScript.ARMENIAN, ARMENIAN,
            UnicodeScript.GEORGIAN, GEORGIAN,
            UnicodeScript.HEBREW, HEBREW,
            UnicodeScript.THAI, THAI,
            UnicodeScript.HAN, CJK,
            UnicodeScript.HIRAGANA, CJK,
            UnicodeScript.KATAKANA, CJK,
            UnicodeScript.HANGUL, CJK,
            UnicodeScript.BOPOMOFO, CJK);

    private final String file;

    Face(String file) {
        this.file = file;
    }

    /// The resource with the font.
    String resource() {
        return "/fonts/" + file + ".ttf";
    }

    /// Where a character may be found, in the order in which to look.
    Stream<Face> candidates(int character) {
        return Stream.of(OF_SCRIPT.getOrDefault(UnicodeScript.of(character), this), this, REGULAR, CJK)
                .distinct();
    }
}
