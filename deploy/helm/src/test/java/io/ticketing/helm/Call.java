package io.ticketing.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One call of a program by a documented command, as a shell made it.
///
/// @param input the program's standard input, if the test recorded it
record Call(String program, List<String> words, String input) {

    /// Options without a value, of all programs that are called.
    private static final Set<String> SWITCHES = Set.of("--logs", "--wait", "--previous");

    Optional<String> option(String name) {
        return options(name).stream().findFirst();
    }

    List<String> options(String name) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals(name)) {
                found.add(words.get(i + 1));
            } else if (words.get(i).startsWith(name + "=")) {
                found.add(words.get(i).substring(name.length() + 1));
            }
        }
        return found;
    }

    /// Arguments that are neither an option nor an option's value.
    List<String> operands() {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!isOption(word)) {
                found.add(word);
            } else if (!word.contains("=") && !SWITCHES.contains(word)) {
                i++;
            }
        }
        return found;
    }

    Set<String> optionNames() {
        return words.stream()
                .filter(Call::isOption)
                .map(word -> word.replaceFirst("=.*", ""))
                .collect(Collectors.toSet());
    }

    private static boolean isOption(String word) {
        return word.startsWith("-") && word.length() > 1;
    }

    @Override
    public String toString() {
        return program + " " + String.join(" ", words);
    }
}
