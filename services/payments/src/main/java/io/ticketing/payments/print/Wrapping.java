package io.ticketing.payments.print;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Breaks text into lines that fit.
final class Wrapping {

    /// What can't be seen, without the sign that keeps Arabic letters from being joined.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\\uFE00-\\uFE0F&&[^\\u200C]]+");

    private final Face face;
    private final float size;
    private final float width;
    private final Faces faces;

    Wrapping(Face face, float size, float width, Faces faces) {
        this.face = face;
        this.size = size;
        this.width = width;
        this.faces = faces;
    }

    /// @param most how many lines there may be; the last one ends in an ellipsis if that is not enough
    List<Line> wrap(String text, int most) {
        List<Line> lines = new ArrayList<>();
        var rest = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll("")
                .strip();
        while (!rest.isEmpty()) {
            if (lines.size() + 1 == most && !fits(rest)) {
                lines.add(line(shortened(rest)));
                break;
            }
            int end = end(rest);
            lines.add(line(rest.substring(0, end).strip()));
            rest = rest.substring(end).strip();
        }
        return lines;
    }

    private String shortened(String text) {
        var shorter = text.substring(0, longest(text));
        while (!shorter.isEmpty() && !fits(shorter + "…")) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter + "…";
    }

    /// Where the first line ends: at the last blank that fits, or in the middle of a word that is longer
    /// than a line.
    private int end(String text) {
        int longest = longest(text);
        int blank = text.lastIndexOf(' ', longest);
        return longest == text.length() || blank <= 0 ? longest : blank;
    }

    private int longest(String text) {
        int end = 0;
        while (end < text.length() && fits(text.substring(0, text.offsetByCodePoints(end, 1)))) {
            end = text.offsetByCodePoints(end, 1);
        }
        return end == 0 ? text.offsetByCodePoints(0, 1) : end;
    }

    private boolean fits(String text) {
        return line(text).width(faces, size) <= width;
    }

    private Line line(String text) {
        return Line.of(text, face, faces);
    }
}
