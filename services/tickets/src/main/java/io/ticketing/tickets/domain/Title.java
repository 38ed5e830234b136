package io.ticketing.tickets.domain;

import java.lang.Character.UnicodeScript;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a seller calls a ticket: one visible line of text.
///
/// Invisible characters are allowed where a script or an emoji needs them.
public final class Title {

    public static final int LONGEST = 200;

    /// No control characters, line separators or halves of a surrogate pair.
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*");

    private static final Pattern ENDS =
            Pattern.compile("^[\\p{IsWhite_Space}\\u200B\\u2060\\uFEFF]+|[\\p{IsWhite_Space}\\u200B\\u2060\\uFEFF]+$");

    /// A symbol, mark, letter or digit; not the blanks among them, such as Braille's.
    private static final Pattern SHOWS = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^"
            + "\\u115F\\u1160\\u2800\\u3164\\uFFA0\\uFFFC"
            + "\\x{13441}\\x{13442}\\x{16FE4}\\x{1D159}]]");

    /// Private-use characters, annotations, the placeholder for an attachment, and noncharacters.
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Co}\\uFFF9-\\uFFFC\\p{IsNoncharacter_Code_Point}]");

    /// Reverses the direction of the letters after it, until something ends it.
    private static final Pattern TURNS = Pattern.compile("[\\u202A-\\u202E]");

    /// Fills a place or controls a program: deprecated, or used only inside one.
    private static final Pattern HIDDEN =
            Pattern.compile("[\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u2061-\\u2065\\u206A-\\u206F"
                    + "\\u3164\\uFEFF\\uFFA0\\uFFF0-\\uFFF8\\x{1BCA0}-\\x{1BCA3}"
                    + "\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E00FF}\\x{E01F0}-\\x{E0FFF}]");

    /// The flags of Scotland, Wales and others are spelt in invisible letters.
    private static final Pattern SPELT_FLAG =
            Pattern.compile("\\x{1F3F4}[\\x{E0030}-\\x{E0039}\\x{E0061}-\\x{E007A}]{3,6}\\x{E007F}");

    /// Chooses a form of the preceding character.
    private static final Pattern LONE_SELECTOR = Pattern.compile(
            "(?:^|[\\p{Z}\\p{Cf}\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}])[\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]");

    private static final Pattern BEGINS_WITH_MARK = Pattern.compile("\\p{M}.*");

    /// More than any language needs; enough to cover the lines above and below.
    private static final Pattern PILED_UP_MARKS = Pattern.compile("[\\p{Mn}\\p{Me}]{9}");

    private static final String JOINERS = "\u200C\u200D";
    private static final int ISOLATES_FROM = 0x2066;
    private static final int END_OF_ISOLATE = 0x2069;

    /// Scripts whose letters look the same with and without a joiner.
    private static final Set<UnicodeScript> NEVER_JOINED = Set.of(
            UnicodeScript.COMMON,
            UnicodeScript.INHERITED,
            UnicodeScript.UNKNOWN,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HEBREW,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

    private Title() {}

    /// The text without invisible characters at its ends.
    public static String trimmed(String title) {
        return ENDS.matcher(title).replaceAll("");
    }

    /// Why a text is not a title, in words for its seller.
    public static Optional<String> flaw(String title) {
        if (title.isBlank()) {
            return Optional.of("is required");
        }
        if (title.codePointCount(0, title.length()) > LONGEST) {
            return Optional.of("must have at most %d characters".formatted(LONGEST));
        }
        if (!isOneLine(title)) {
            return Optional.of("must be one line of text");
        }
        String spelt = SPELT_FLAG.matcher(title).replaceAll("\uD83C\uDFF4");
        if (!SHOWS.matcher(spelt).find()) {
            return Optional.of("must show something");
        }
        if (NO_TEXT.matcher(spelt).find()) {
            return Optional.of("must be text only: it has a character that means nothing");
        }
        if (TURNS.matcher(spelt).find() || !isolatesEnd(spelt)) {
            return Optional.of("must not turn the direction in which text is read");
        }
        if (HIDDEN.matcher(spelt).find() || LONE_SELECTOR.matcher(spelt).find() || !joinersJoin(spelt)) {
            return Optional.of("must not have characters that can't be seen");
        }
        if (BEGINS_WITH_MARK.matcher(spelt).matches()
                || PILED_UP_MARKS.matcher(spelt).find()) {
            return Optional.of("must not have accents without a letter, nor piles of them");
        }
        return Optional.empty();
    }

    public static boolean isOneLine(String text) {
        return ONE_LINE.matcher(text).matches();
    }

    private static boolean isolatesEnd(String title) {
        int open = 0;
        for (int character : title.codePoints().toArray()) {
            if (character == END_OF_ISOLATE) {
                open--;
            } else if (character >= ISOLATES_FROM && character < END_OF_ISOLATE) {
                open++;
            }
            if (open < 0) {
                return false;
            }
        }
        return open == 0;
    }

    private static boolean joinersJoin(String title) {
        for (int n = 0; n < title.length(); n++) {
            if (JOINERS.indexOf(title.charAt(n)) >= 0
                    && !(isJoined(title.substring(0, n)) && showsFirst(title.substring(n + 1)))) {
                return false;
            }
        }
        return true;
    }

    /// Whether the last character, not counting marks, is one that a joiner may follow.
    private static boolean isJoined(String before) {
        int[] bases =
                before.codePoints().filter(character -> !isMark(character)).toArray();
        if (bases.length == 0) {
            return false;
        }
        int last = bases[bases.length - 1];
        return Character.isExtendedPictographic(last) || !NEVER_JOINED.contains(UnicodeScript.of(last));
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isEmojiModifier(character);
        };
    }

    private static boolean showsFirst(String after) {
        return SHOWS.matcher(after).lookingAt();
    }
}
