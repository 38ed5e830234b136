package io.ticketing.payments.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;

/// Text in the order in which it is seen, in the fonts that have its characters.
record Line(List<Run> runs) {

    /// In place of what no font has, such as emoji.
    private static final String MISSING = "\uFFFD";

    /// Keeps Arabic letters apart.
    private static final String NON_JOINER = "\u200C";

    private static final ArabicShaping JOINED = new ArabicShaping(ArabicShaping.LETTERS_SHAPE);

    private static final int AS_SEEN = Bidi.DO_MIRRORING | Bidi.KEEP_BASE_COMBINING | Bidi.REMOVE_BIDI_CONTROLS;

    /// Characters next to each other in one font.
    record Run(Face face, String text) {}

    static Line of(String text, Face preferred, Faces faces) {
        List<Run> runs = new ArrayList<>();
        for (int character : seen(text).replace(NON_JOINER, "").codePoints().toArray()) {
            add(character, preferred, faces, runs);
        }
        return new Line(List.copyOf(runs));
    }

    private static void add(int character, Face preferred, Faces faces, List<Run> runs) {
        var face = faces.of(character, preferred);
        var printed = face.isPresent() ? Character.toString(character) : MISSING;
        var in = face.orElse(Face.REGULAR);
        if (!runs.isEmpty() && runs.getLast().face() == in) {
            runs.add(new Run(in, runs.removeLast().text() + printed));
        } else {
            runs.add(new Run(in, printed));
        }
    }

    /// PDF readers neither join Arabic letters nor turn what is read from right to left.
    private static String seen(String text) {
        try {
            return new Bidi(JOINED.shape(text), Bidi.LEVEL_DEFAULT_LTR).writeReordered(AS_SEEN);
        } catch (ArabicShapingException e) {
            throw new IllegalStateException(e);
        }
    }

    float width(Faces faces, float size) {
        float width = 0;
        for (var run : runs) {
            try {
                width += faces.font(run.face()).getStringWidth(run.text()) / 1000 * size;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return width;
    }
}
