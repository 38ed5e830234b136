package io.ticketing.payments.print;

import java.awt.Color;

/// How text looks.
///
/// @param size in points
record Style(Face face, float size, Color color) {

    static final Style TITLE = new Style(Face.BOLD, 24, Color.BLACK);
    static final Style STRONG = new Style(Face.BOLD, 11, Color.BLACK);
    static final Style TEXT = new Style(Face.REGULAR, 10, Color.BLACK);
    static final Style LABEL = new Style(Face.REGULAR, 8.5f, Color.DARK_GRAY);
}
