package io.ticketing.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// Runs documented commands in a real shell with the machine's own tools. Programs that need a
/// cluster, a container runtime or a build only record how they were called.
///
/// Other programs are not found, and the command fails.
final class DocumentedShell {

    private static final List<String> REAL = List.of("base64", "cat", "cut", "date", "openssl", "rm", "sed", "tr");
    private static final List<String> RECORDED = List.of("docker", "gcloud", "helm", "kind", "kubectl", "skopeo");

    /// Fields end in a unit separator, calls in a record separator.
    private static final String RECORDER = """
            #!/bin/sh
            {
                printf '%s\\037' "${0##*/}" "$@"
                printf '\\035'
                for last; do :; done
                if [ "${last:-}" = - ]; then cat; fi
                printf '\\036'
            } >> "$CALLS"
            case " $* " in *" get "*) printf '%s' "$ANSWER" ;; esac
            """;

    private final Path folder;
    private final Path programs;
    private String answer = "";

    /// @param folder where commands run, in place of the root of the repository
    DocumentedShell(Path folder) {
        this.folder = folder;
        this.programs = folder.resolve(".programs");
        try {
            Files.createDirectories(programs);
            for (String name : REAL) {
                Path found = find(name);
                if (found != null) {
                    Files.createSymbolicLink(programs.resolve(name), found);
                }
            }
            for (String name : RECORDED) {
                record(programs.resolve(name));
            }
            record(folder.resolve("mvnw"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Nearly every machine has OpenSSL, but building must not need it.
    static boolean canRun(String commands) {
        return !commands.contains("openssl") || find("openssl") != null;
    }

    /// The output of `kubectl get` from now on.
    void letGetPrint(String text) {
        answer = text;
    }

    /// Fails if the commands fail.
    Run run(String commands) {
        try {
            Path script = Files.writeString(folder.resolve(".script"), "set -eu\n" + commands);
            Path calls = Files.writeString(folder.resolve(".calls"), "");
            ProcessBuilder shell = new ProcessBuilder(find("sh").toString(), script.toString());
            shell.environment().put("PATH", programs.toString());
            shell.environment().put("CALLS", calls.toString());
            shell.environment().put("ANSWER", answer);
            Process process =
                    shell.directory(folder.toFile()).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as("%s%n%s", commands, said).isZero();
            return new Run(said, calls(Files.readString(calls)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<Call> calls(String recorded) {
        return Stream.of(recorded.split("\036"))
                .filter(call -> !call.isEmpty())
                .map(call -> call.split("\035", -1))
                .map(parts -> call(parts[0].split("\037", -1), parts[1]))
                .toList();
    }

    private static Call call(String[] words, String input) {
        // Nothing follows the last separator.
        return new Call(words[0], Arrays.asList(words).subList(1, words.length - 1), input);
    }

    private static void record(Path program) throws IOException {
        Files.writeString(program, RECORDER.replace("#!/bin/sh", "#!" + find("sh")));
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    record Run(String output, List<Call> calls) {

        Stream<Call> of(String program) {
            return calls.stream().filter(call -> call.program().equals(program));
        }
    }
}
