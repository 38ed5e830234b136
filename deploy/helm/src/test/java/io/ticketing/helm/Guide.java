package io.ticketing.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// `docs/install.md`: its values, and the calls that its commands make when run.
final class Guide {

    static final Markdown PAGE = Markdown.read("docs/install.md");

    /// Whole files of values, each for a mode of its own.
    static final List<Markdown.Block> VALUES = PAGE.blocks("yaml").toList();

    private static final String VALUES_FILE = "values.yaml";

    /// Commands within sentences that name their namespace.
    private static final String COMPLETE_SPAN = "(kubectl|helm) .*\\bshop\\b.*";

    private static final List<Call> CALLS = calls();
    private static final List<Release> RELEASES =
            calls("helm").filter(Guide::makesARelease).flatMap(Guide::releases).toList();

    private Guide() {}

    static Stream<Call> calls(String program) {
        return CALLS.stream().filter(call -> call.program().equals(program));
    }

    /// The releases of the guide's `helm install` and `helm upgrade`: one for each values file on
    /// the page, if they use one.
    static List<Release> releases() {
        return RELEASES;
    }

    private static List<Call> calls() {
        Stream<String> commands = Stream.concat(
                PAGE.blocks("sh").map(Markdown.Block::text), PAGE.spans().filter(span -> span.matches(COMPLETE_SPAN)));
        var shell = new DocumentedShell(folder());
        return commands.filter(DocumentedShell::canRun)
                .flatMap(text -> shell.run(text).calls().stream())
                .toList();
    }

    /// The only block of commands that contains these words.
    static String commands(String words) {
        return PAGE.blocks("sh")
                .map(Markdown.Block::text)
                .filter(text -> text.contains(words))
                .reduce((one, other) -> fail(words))
                .orElseGet(() -> fail(words));
    }

    private static String fail(String words) {
        throw new AssertionError("not one block with " + words);
    }

    /// Like the root of the repository after the images are built.
    static Path folder() {
        try {
            Path folder = Files.createTempDirectory(Chart.BUILD, "guide");
            Path archives = Files.createDirectories(folder.resolve("deploy/images/target"));
            Path chart = Files.createDirectories(folder.resolve("deploy/helm"));
            Files.createSymbolicLink(chart.resolve("ticketing"), Chart.FOLDER);
            for (String archive : ImagesTest.archives()) {
                Files.createFile(archives.resolve(archive));
            }
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean makesARelease(Call call) {
        return List.of("install", "upgrade", "template")
                .contains(call.operands().getFirst());
    }

    private static Stream<Release> releases(Call call) {
        if (call.option("--values").isEmpty()) {
            return Stream.of(new Release(call, "no values", render(call, List.of())));
        }
        if (!call.options("--values").equals(List.of(VALUES_FILE))) {
            throw new AssertionError("which values? " + call);
        }
        return VALUES.stream().map(block -> new Release(call, block.place(), render(call, List.of(block.text()))));
    }

    private static Rendered render(Call call, List<String> values) {
        Map<String, String> set = new LinkedHashMap<>();
        for (String pair : call.options("--set")) {
            int equals = pair.indexOf('=');
            set.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return Chart.render(values, set);
    }

    /// @param values the place of the values file that it was rendered with
    record Release(Call call, String values, Rendered rendered) {

        @Override
        public String toString() {
            return call + " with " + values;
        }
    }
}
