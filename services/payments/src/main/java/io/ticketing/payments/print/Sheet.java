package io.ticketing.payments.print;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// One page of A4 that is written on from top to bottom. Lengths are in points.
final class Sheet implements AutoCloseable {

    static final float MARGIN = 56;
    static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private static final float LEADING = 1.45f;
    private static final float HAIRLINE = 0.6f;

    private final PDDocument document;
    private final PDPageContentStream content;
    private final Faces faces;
    private float top = PDRectangle.A4.getHeight() - MARGIN;

    Sheet(PDDocument document) throws IOException {
        this.document = document;
        this.faces = new Faces(document);
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        this.content = new PDPageContentStream(document, page);
    }

    /// Where the next line goes: the distance from the bottom.
    float top() {
        return top;
    }

    void moveTo(float height) {
        top = height;
    }

    void skip(float height) {
        top -= height;
    }

    /// How much of the page is left.
    float left() {
        return top - MARGIN;
    }

    List<Line> wrapped(String text, Style style, float width, int most) {
        return new Wrapping(style.face(), style.size(), width, faces).wrap(text, most);
    }

    /// Writes lines below each other.
    ///
    /// @param x the distance from the left margin
    void write(List<Line> lines, Style style, float x) throws IOException {
        for (var line : lines) {
            newLine(style);
            draw(line, style, MARGIN + x);
        }
    }

    void write(String text, Style style, float x, float width, int most) throws IOException {
        write(wrapped(text, style, width, most), style, x);
    }

    void newLine(Style style) {
        top -= style.size() * LEADING;
    }

    /// Writes on the current line.
    void beside(String text, Style style, float x) throws IOException {
        draw(Line.of(text, style.face(), faces), style, MARGIN + x);
    }

    /// Writes on the current line.
    ///
    /// @param end the distance of its end from the left margin
    void endingAt(float end, String text, Style style) throws IOException {
        var line = Line.of(text, style.face(), faces);
        draw(line, style, MARGIN + end - line.width(faces, style.size()));
    }

    void rule() throws IOException {
        top -= 8;
        content.setStrokingColor(Color.LIGHT_GRAY);
        content.setLineWidth(HAIRLINE);
        content.moveTo(MARGIN, top);
        content.lineTo(MARGIN + WIDTH, top);
        content.stroke();
        top -= 4;
    }

    private void draw(Line line, Style style, float x) throws IOException {
        content.beginText();
        content.setNonStrokingColor(style.color());
        content.newLineAtOffset(x, top);
        for (var run : line.runs()) {
            content.setFont(faces.font(run.face()), style.size());
            content.showText(run.text());
        }
        content.endText();
    }

    byte[] bytes() throws IOException {
        content.close();
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
