package io.ticketing.tickets.domain;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A text as the search compares it: capitals, accents, invisible characters and different
/// encodings of a letter do not count.
///
/// This is done here because the database's idea of letters depends on its locale.
public final class SearchText {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");

    /// Scripts in which a text is readable without marks. Elsewhere marks are vowels, or
    /// distinguish words.
    private static final Set<UnicodeScript> READ_WITHOUT_MARKS = Set.of(
            UnicodeScript.INHERITED,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.HEBREW,
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC);

    /// Marks used in Japanese only, where they make another letter.
    private static final String VOICED = "\u3099\u309A";

    /// Letters that Unicode does not decompose, and that people write in several ways.
    private static final Map<Integer, String> OTHERWISE_WRITTEN = Map.ofEntries(
            as("ß", "ss"),
            as("æ", "ae"),
            as("œ", "oe"),
            as("ø", "o"),
            as("ł", "l"),
            as("đ", "d"),
            as("ð", "d"),
            as("þ", "th"),
            as("ħ", "h"),
            as("ŧ", "t"),
            as("ŋ", "n"),
            as("ى", "ي"),
            as("ة", "ه"),
            as("\u0640", ""), // lengthens an Arabic word
            as("‘", "'"),
            as("’", "'"),
            as("ʼ", "'"),
            as("“", "\""),
            as("”", "\""),
            as("„", "\""),
            as("‐", "-"),
            as("‒", "-"),
            as("–", "-"),
            as("—", "-"),
            as("−", "-"));

    private SearchText() {}

    public static String of(String text) {
        var plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKD)
                .codePoints()
                .filter(SearchText::counts)
                .forEach(plain::appendCodePoint);
        var folded = new StringBuilder(plain.length());
        // Through upper case first: some letters, such as the two small sigmas, are equal only
        // there. One by one, because the last letter of a part of a word need not be the word's
        // last.
        plain.toString()
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .forEach(letter -> append(folded, letter));
        String composed = Normalizer.normalize(folded, Normalizer.Form.NFC);
        return WHITE_SPACE.matcher(composed).replaceAll(" ").strip();
    }

    /// The words of a search, without those that are part of another.
    public static List<String> words(String text) {
        List<String> words = Arrays.stream(of(text).split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        return words.stream()
                .filter(word -> words.stream().noneMatch(other -> isWithin(word, other)))
                .toList();
    }

    private static boolean isWithin(String word, String other) {
        return !word.equals(other) && other.contains(word);
    }

    private static boolean counts(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT -> false;
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                VOICED.indexOf(character) >= 0 || !READ_WITHOUT_MARKS.contains(UnicodeScript.of(character));
            default -> true;
        };
    }

    private static void append(StringBuilder folded, int letter) {
        String otherwise = OTHERWISE_WRITTEN.get(letter);
        if (otherwise == null) {
            folded.appendCodePoint(letter);
        } else {
            folded.append(otherwise);
        }
    }

    private static Map.Entry<Integer, String> as(String letter, String otherwise) {
        return Map.entry(letter.codePointAt(0), otherwise);
    }
}
