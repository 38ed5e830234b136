package io.ticketing.load.report;

import java.util.List;
import java.util.Locale;

/// A drawing in rows, each with its name on the left, that stands in a page.
final class Svg {

    static final int LEFT = 330;
    static final int WIDTH = 520;

    private static final int RIGHT = 190;
    private static final int ROW = 26;
    private static final int TOP = 24;
    private static final int TEXT_DOWN = 4;

    private static final List<String> COLORS = List.of(
            "#2f6fde", "#e07b39", "#3a9d6e", "#b8529b", "#8a6d3b", "#d1495b", "#5b8e9e", "#9a8cff", "#c2a83e",
            "#808892", "#1b4965", "#7a9e3f");

    private final StringBuilder shapes = new StringBuilder();
    private int rows;

    void row(String name) {
        rows++;
        text(LEFT - 10, name, "end");
    }

    void bar(double from, double to, String color, String title) {
        add(String.format(
                Locale.ROOT,
                "<rect x='%.1f' y='%.1f' width='%.1f' height='14' fill='%s'><title>%s</title></rect>",
                LEFT + from * WIDTH,
                middle() - 7.0,
                Math.max(0.5, (to - from) * WIDTH),
                color,
                escape(title)));
    }

    void line(double from, double to) {
        add(String.format(
                Locale.ROOT,
                "<line x1='%.1f' x2='%.1f' y1='%3$d' y2='%3$d' stroke='#8a94a6' stroke-width='2'/>",
                LEFT + from * WIDTH,
                LEFT + to * WIDTH,
                middle()));
    }

    void dot(double at, String color, String title) {
        add(String.format(
                Locale.ROOT,
                "<circle cx='%.1f' cy='%d' r='5' fill='%s'><title>%s</title></circle>",
                LEFT + at * WIDTH,
                middle(),
                color,
                escape(title)));
    }

    /// Beside a shape in the current row.
    void note(double at, String text) {
        text(LEFT + at * WIDTH + 8, text, "start");
    }

    /// A vertical line of the scale, with its value above all rows.
    String mark(double at, String value) {
        return String.format(
                Locale.ROOT,
                "<line x1='%1$.1f' x2='%1$.1f' y1='%2$d' y2='%3$d' stroke='#dfe3ea'/>"
                        + "<text x='%1$.1f' y='%4$d' text-anchor='middle' class='scale'>%5$s</text>",
                LEFT + at * WIDTH,
                TOP,
                height(),
                TOP - 8,
                escape(value));
    }

    /// @param marks drawn behind the rows
    String draw(String label, String marks) {
        return "<svg viewBox='0 0 %d %d' role='img' aria-label='%s'>%s%s</svg>"
                .formatted(LEFT + WIDTH + RIGHT, height() + 4, escape(label), marks, shapes);
    }

    static String color(int index) {
        return COLORS.get(index % COLORS.size());
    }

    /// What a color means, for the text above.
    static String key(int color, String name) {
        return "<span class='key' style='background:%s'></span>%s".formatted(color(color), escape(name));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&#39;");
    }

    private void text(double x, String text, String anchor) {
        add(String.format(
                Locale.ROOT,
                "<text x='%.1f' y='%d' text-anchor='%s'>%s</text>",
                x,
                middle() + TEXT_DOWN,
                anchor,
                escape(text)));
    }

    private void add(String shape) {
        shapes.append(shape);
    }

    private int middle() {
        return TOP + rows * ROW - ROW / 2;
    }

    private int height() {
        return TOP + rows * ROW;
    }
}
