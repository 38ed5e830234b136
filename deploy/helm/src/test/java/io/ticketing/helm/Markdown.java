package io.ticketing.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A page of the documentation: its blocks of code, and its prose without them.
record Markdown(Path file, List<Block> blocks, List<String> prose) {

    private static final Pattern FENCE = Pattern.compile("( *)```(\\w*)");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final List<String> FOLDERS = List.of("docs", "deploy", "contracts", "tests");

    static Markdown read(String file) {
        return read(Chart.ROOT.resolve(file));
    }

    private static Markdown read(Path file) {
        try {
            return parse(file, Files.readAllLines(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// All pages of the repository.
    static Stream<Markdown> all() {
        return Stream.concat(Stream.of(""), FOLDERS.stream()).flatMap(Markdown::in);
    }

    /// Code within sentences and tables.
    Stream<String> spans() {
        return prose.stream().flatMap(line -> SPAN.matcher(line).results()).map((MatchResult span) -> span.group(1));
    }

    Stream<Block> blocks(String language) {
        return blocks.stream().filter(block -> block.language().equals(language));
    }

    @Override
    public String toString() {
        return Chart.ROOT.relativize(file).toString();
    }

    private static Stream<Markdown> in(String folder) {
        int depth = folder.isEmpty() ? 1 : 5;
        try (Stream<Path> files = Files.walk(Chart.ROOT.resolve(folder), depth)) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(Markdown::read);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Markdown parse(Path file, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        List<String> prose = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            var fence = FENCE.matcher(lines.get(line));
            if (fence.matches()) {
                int indent = fence.group(1).length();
                int end = line + 1;
                while (!lines.get(end).equals(fence.group(1) + "```")) {
                    end++;
                }
                String text = lines.subList(line + 1, end).stream()
                        .map(it -> it.substring(Math.min(indent, it.length())) + "\n")
                        .reduce("", String::concat);
                String place = Chart.ROOT.relativize(file) + ":" + (line + 1);
                blocks.add(new Block(fence.group(2), text, place));
                line = end;
            } else {
                prose.add(lines.get(line));
            }
        }
        return new Markdown(file, blocks, prose);
    }

    /// @param place the page and the line where it begins
    record Block(String language, String text, String place) {

        @Override
        public String toString() {
            return place;
        }
    }
}
