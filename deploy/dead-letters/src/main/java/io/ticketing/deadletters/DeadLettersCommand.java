package io.ticketing.deadletters;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Lists and replays messages that a service could not read or apply.
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows and replays messages that a service could not read or apply.",
            "Such a message waits in the topic <topic>.dead-letter.<service> and holds up nothing else.",
        })
public final class DeadLettersCommand {

    private final DefaultBroker defaultBroker;

    @Spec
    private CommandSpec spec;

    public DeadLettersCommand(DefaultBroker defaultBroker) {
        this.defaultBroker = defaultBroker;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows the waiting messages: topic, service, event, time and cause.")
    int list(@Mixin DeadLetterSelection selection) throws Exception {
        try (DeadLetterBox box = selection.open(defaultBroker)) {
            List<DeadLetter> letters = selection.of(box);
            letters.forEach(letter -> out().println(describe(letter)));
            out().println(count(letters) + " waiting.");
            return ExitCode.OK;
        } catch (KafkaException failure) {
            return refuse(failure);
        } catch (UncheckedIOException unreadable) {
            return refuse(String.valueOf(unreadable.getMessage()));
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Sends each waiting message once to the topic it came from.",
                "All consumers of the topic get them again; those that applied one before ignore it.",
            })
    int replay(@Mixin DeadLetterSelection selection) throws Exception {
        try (DeadLetterBox box = selection.open(defaultBroker)) {
            List<DeadLetter> letters = selection.of(box);
            box.replay(letters);
            out().println(count(letters) + " replayed.");
            return ExitCode.OK;
        } catch (KafkaException | ExecutionException failure) {
            return refuse(failure);
        } catch (UncheckedIOException unreadable) {
            return refuse(String.valueOf(unreadable.getMessage()));
        }
    }

    /// Wrong addresses and passwords are not bugs: one line is enough.
    private int refuse(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return refuse("Kafka can't be asked: " + cause.getMessage());
    }

    private int refuse(String reason) {
        CommandLine command = spec.commandLine();
        command.getErr().println(command.getColorScheme().errorText(reason));
        return ExitCode.SOFTWARE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private static String describe(DeadLetter letter) {
        return "%s  %s  %s  %s  %s%n    %s"
                .formatted(
                        letter.time(),
                        letter.originalTopic(),
                        letter.service(),
                        letter.eventId(),
                        letter.eventType(),
                        letter.cause());
    }

    private static String count(List<DeadLetter> letters) {
        return letters.size() == 1 ? "1 message" : letters.size() + " messages";
    }
}
