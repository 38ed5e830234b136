package io.ticketing.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/// The pieces of the page for people. Where a piece takes HTML its parameter says so; everything
/// else is plain text.
final class Html {

    private static final String STYLE = read("control.css");

    private Html() {}

    static String page(String title, String subtitle, String... sectionsHtml) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <style>
                %3$s</style>
                </head>
                <body>
                <header><h1>%1$s</h1><p>%2$s</p></header>
                <main>
                %4$s</main>
                </body>
                </html>
                """.formatted(text(title), text(subtitle), STYLE, String.join("", sectionsHtml));
    }

    static String section(String title, String contentHtml) {
        return """
                <section>
                <h2>%s</h2>
                %s</section>
                """.formatted(text(title), contentHtml);
    }

    /// @param columns titles; an empty one has none
    static String table(List<String> columns, Stream<String> rowsHtml) {
        var head = columns.stream()
                .map(title -> title.isEmpty() ? cell("") : "<th>" + text(title) + "</th>")
                .collect(Collectors.joining());
        var rows = rowsHtml.collect(Collectors.joining("\n"));
        return rows.isEmpty() ? "<p>None yet.</p>\n" : """
                <div class="wide"><table>
                <thead><tr>%s</tr></thead>
                <tbody>
                %s
                </tbody>
                </table></div>
                """.formatted(head, rows);
    }

    static String row(String... cellsHtml) {
        return "<tr>" + String.join("", cellsHtml) + "</tr>";
    }

    static String cell(String html) {
        return "<td>" + html + "</td>";
    }

    /// A cell whose content may break anywhere.
    static String addresses(String html) {
        return "<td class=\"addresses\">" + html + "</td>";
    }

    /// @param units in Stripe's units
    static String amount(long units, String currency) {
        var written = AmountLimits.written(units, currency).toUpperCase(Locale.ROOT);
        return "<td class=\"number\">" + text(written) + "</td>";
    }

    /// When an object of Stripe's was created.
    static String time(JsonNode object) {
        var created = Instant.ofEpochSecond(object.path("created").asLong());
        return cell(text(created.toString()));
    }

    static String status(String status) {
        return cell("<span class=\"status %s\">%s</span>".formatted(text(status), text(status.replace('_', ' '))));
    }

    static String code(String plain) {
        return "<code>" + text(plain) + "</code>";
    }

    /// One below the other.
    static String lines(Stream<String> linesHtml) {
        return linesHtml.collect(Collectors.joining("<br>"));
    }

    /// A form that sends one value.
    static String button(String action, String field, String value, String label) {
        return """
                <form method="post" action="%s"><input type="hidden" name="%s" value="%s"><button>%s</button></form>
                """.formatted(text(action), text(field), text(value), text(label))
                .strip();
    }

    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
