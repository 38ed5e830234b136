package io.ticketing.local;

import java.util.List;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import io.ticketing.local.deadletters.DeadLetter;
import io.ticketing.local.deadletters.DeadLetterBox;
import io.ticketing.local.process.StartFailure;

/// Lists and replays messages that a service could not read or apply.
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows and replays messages that a service could not read or apply.",
            "Such a message waits in the topic <topic>.dead-letter.<service> and holds up nothing else.",
        })
final class DeadLettersCommand {

    @Spec
    private CommandSpec spec;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows the waiting messages: topic, service, event, time and cause.")
    int list(@Mixin DeadLetterSelection selection) throws Exception {
        Console console = console();
        try (DeadLetterBox box = selection.open()) {
            List<DeadLetter> letters = selection.of(box);
            letters.forEach(letter -> console.say(describe(letter)));
            console.say(count(letters) + " waiting.");
        } catch (KafkaException failure) {
            throw refused(failure);
        }
        return 0;
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Sends each waiting message once to the topic it came from.",
                "All consumers of the topic get them again; those that applied one before ignore it.",
            })
    int replay(@Mixin DeadLetterSelection selection) throws Exception {
        try (DeadLetterBox box = selection.open()) {
            List<DeadLetter> letters = selection.of(box);
            box.replay(letters);
            console().say(count(letters) + " replayed.");
        } catch (KafkaException | ExecutionException failure) {
            throw refused(failure);
        }
        return 0;
    }

    /// Wrong addresses and passwords are not bugs: one line is enough.
    private static StartFailure refused(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new StartFailure("Kafka can't be asked: " + cause.getMessage());
    }

    private Console console() {
        return new Console(spec.commandLine().getOut());
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
