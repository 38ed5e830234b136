package io.ticketing.payments.print;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts of one document. Each is read when it is first needed, and only the characters that are
/// used become part of the document.
final class Faces {

    private record Loaded(PDFont font, CmapLookup characters) {}

    private final PDDocument document;
    private final Map<Face, Loaded> loaded = new EnumMap<>(Face.class);

    Faces(PDDocument document) {
        this.document = document;
    }

    PDFont font(Face face) {
        return load(face).font();
    }

    /// The font that has this character, if there is one.
    Optional<Face> of(int character, Face preferred) {
        return preferred
                .candidates(character)
                .filter(face -> load(face).characters().getGlyphId(character) != 0)
                .findFirst();
    }

    private Loaded load(Face face) {
        return loaded.computeIfAbsent(face, this::read);
    }

    private Loaded read(Face face) {
        try (InputStream bytes = Objects.requireNonNull(Faces.class.getResourceAsStream(face.resource()))) {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            return new Loaded(PDType0Font.load(document, font, true), font.getUnicodeCmapLookup());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
