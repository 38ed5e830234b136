package io.ticketing.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import io.ticketing.local.deadletters.ClientSettings;
import io.ticketing.local.deadletters.DeadLetter;
import io.ticketing.local.deadletters.DeadLetterBox;
import io.ticketing.local.deadletters.DeadLetterTopic;
import io.ticketing.local.process.StartFailure;

/// Which dead letters to use, and on which broker.
final class DeadLetterSelection {

    @Mixin
    private DataOption data;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--topic",
            paramLabel = "<topic>",
            description = "Only messages from this topic: expirations, orders, payments or tickets.")
    private String topic;

    @Option(names = "--service", paramLabel = "<service>", description = "Only messages that this service gave up.")
    private String service;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "<host:port>",
            description = "Another broker. Default: the running system's.")
    private String bootstrapServers;

    @Option(
            names = "--command-config",
            paramLabel = "<file>",
            description = "A file of properties for Kafka's clients, with how to log in for instance.")
    private Path commandConfig;

    @Option(
            names = "--prefix",
            paramLabel = "<prefix>",
            defaultValue = "",
            description = "The prefix of the installation's topics. Default: none.")
    private String prefix;

    DeadLetterBox open() throws Exception {
        if (topic != null && !DeadLetterTopic.TOPICS.contains(topic)) {
            throw new ParameterException(
                    command.commandLine(),
                    "There is no topic %s: it is one of %s, without prefix."
                            .formatted(topic, String.join(", ", DeadLetterTopic.TOPICS)));
        }
        return new DeadLetterBox(settings());
    }

    private ClientSettings settings() throws Exception {
        ClientSettings settings = ClientSettings.of(brokers());
        if (commandConfig == null) {
            return settings;
        }
        try {
            return settings.with(commandConfig);
        } catch (IOException unreadable) {
            throw new StartFailure(commandConfig + " can't be read.");
        }
    }

    private String brokers() throws IOException {
        if (bootstrapServers != null) {
            return bootstrapServers;
        }
        Installation installation = data.installation();
        if (installation.launcher().isEmpty() || installation.ports().isEmpty()) {
            throw new StartFailure(
                    "Ticketing is not running. Start it with ./ticketing up, or give --bootstrap-servers.");
        }
        int port = installation.ports().get().infrastructure().kafka();
        return "127.0.0.1:" + port;
    }

    List<DeadLetter> of(DeadLetterBox box) {
        return box.waiting(candidate -> candidate.matches(prefix, topic, service));
    }
}
