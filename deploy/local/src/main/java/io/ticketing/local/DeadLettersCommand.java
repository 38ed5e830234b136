package io.ticketing.local;

import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.ticketing.local.deadletters.DeadLetter;
import io.ticketing.local.deadletters.DeadLetterBox;
import io.ticketing.local.process.StartFailure;

/// What to do with messages that no service could read or apply.
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Shows and replays the messages that a service could not read or apply.",
            "Such a message waits in the topic <topic>.dead-letter.<service> and holds up nothing else.",
        })
final class DeadLettersCommand {

    @Spec private CommandSpec spec;

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Shows the messages that wait: topic, service, event, time and cause.")
    int list(@Mixin Selection selection) throws Exception {
        Console console = console();
        try (DeadLetterBox box = selection.open()) {
            List<DeadLetter> letters = selection.of(box);
            letters.forEach(letter -> console.say(describe(letter)));
            console.say(count(letters) + " waiting.");
        }
        return 0;
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Sends the messages that wait to the topic they came from, once.",
                "All consumers of the topic get them again; those that had applied one ignore it.",
            })
    int replay(@Mixin Selection selection) throws Exception {
        try (DeadLetterBox box = selection.open()) {
            List<DeadLetter> letters = selection.of(box);
            box.replay(letters);
            console().say(count(letters) + " replayed.");
        }
        return 0;
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

    /// Which messages are meant, and of which broker.
    static final class Selection {

        @Mixin private DataOption data;

        @Option(
                names = "--topic",
                paramLabel = "<topic>",
                description = "Only those that came from this topic.")
        private String topic;

        @Option(
                names = "--service",
                paramLabel = "<service>",
                description = "Only those this service gave up on.")
        private String service;

        @Option(
                names = "--bootstrap-servers",
                paramLabel = "<host:port>",
                description = "A broker elsewhere. Default: the one of the running system.")
        private String bootstrapServers;

        DeadLetterBox open() throws Exception {
            if (bootstrapServers != null) {
                return new DeadLetterBox(bootstrapServers);
            }
            Installation installation = data.installation();
            if (installation.launcher().isEmpty() || installation.ports().isEmpty()) {
                throw new StartFailure(
                        "Ticketing is not running. Start it with ./ticketing up, or give --bootstrap-servers.");
            }
            int port = installation.ports().get().infrastructure().kafka();
            return new DeadLetterBox("127.0.0.1:" + port);
        }

        List<DeadLetter> of(DeadLetterBox box) {
            return box.waiting(candidate -> candidate.matches(topic, service));
        }
    }
}
