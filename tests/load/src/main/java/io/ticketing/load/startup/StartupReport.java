package io.ticketing.load.startup;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.ticketing.load.Table;
import io.ticketing.load.Table.Column;
import io.ticketing.local.parts.Service;

/// Medians of the measured starts as rows of a table, each form compared with the plain JVM.
final class StartupReport {

    private static final double MIB = 1024.0 * 1024;

    private final Table table;

    StartupReport(Memory memory, boolean markdown) {
        List<Column> columns = List.of(
                new Column("service", 10),
                new Column("form", 14),
                new Column("live s", 6),
                new Column("sooner", 6),
                new Column("ready s", 7),
                new Column("sooner", 6),
                new Column("of all runs", 12),
                new Column("CPU s", 5),
                new Column(memory + " MiB", 7));
        table = new Table(columns, 2, markdown);
    }

    List<String> head() {
        return table.head();
    }

    List<String> rows(Service service, Map<Form, Starts> forms) {
        return forms.entrySet().stream()
                .map(starts -> row(service, starts.getKey(), starts.getValue(), forms))
                .toList();
    }

    private String row(Service service, Form form, Starts starts, Map<Form, Starts> forms) {
        Starts plain = forms.getOrDefault(Form.PLAIN, starts);
        return table.row(Stream.of(
                        service,
                        form,
                        seconds(starts.median(Start::live)),
                        sooner(Start::live, starts, plain),
                        seconds(starts.median(Start::ready)),
                        sooner(Start::ready, starts, plain),
                        range(starts),
                        seconds(starts.median(Start::cpu)),
                        mebibytes(starts.medianMemory()))
                .map(Object::toString)
                .toList());
    }

    private static String sooner(Function<Start, Duration> of, Starts starts, Starts plain) {
        double times = (double) plain.median(of).toNanos() / starts.median(of).toNanos();
        return starts.equals(plain) ? "" : String.format(Locale.ROOT, "%.1f×", times);
    }

    private static String range(Starts starts) {
        return "%s–%s".formatted(seconds(starts.shortest(Start::ready)), seconds(starts.longest(Start::ready)));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f", time.toNanos() / 1e9);
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.0f", bytes / MIB);
    }
}
