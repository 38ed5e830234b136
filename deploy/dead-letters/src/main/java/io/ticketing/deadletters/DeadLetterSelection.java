package io.ticketing.deadletters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Which dead letters to use, and on which broker.
final class DeadLetterSelection {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--topic",
            paramLabel = "<topic>",
            description = "Only messages from this topic: expirations, orders, payments or tickets.")
    private @Nullable String topic;

    @Option(names = "--service", paramLabel = "<service>", description = "Only messages that this service gave up.")
    private @Nullable String service;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "<host:port>",
            description = "The broker. Default of ./ticketing: the running system's.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--command-config",
            paramLabel = "<file>",
            description = "A file of properties for Kafka's clients, with how to log in for instance.")
    private @Nullable Path commandConfig;

    @Option(
            names = "--prefix",
            paramLabel = "<prefix>",
            defaultValue = "",
            description = "The prefix of the installation's topics. Default: none.")
    private String prefix;

    DeadLetterBox open(DefaultBroker otherwise) throws IOException {
        if (topic != null && !DeadLetterTopic.TOPICS.contains(topic)) {
            throw refusal("There is no topic %s: it is one of %s, without prefix."
                    .formatted(topic, String.join(", ", DeadLetterTopic.TOPICS)));
        }
        return new DeadLetterBox(settings(brokers(otherwise)));
    }

    private ClientSettings settings(String brokers) {
        ClientSettings settings = ClientSettings.of(brokers);
        if (commandConfig == null) {
            return settings;
        }
        try {
            return settings.with(commandConfig);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(commandConfig + " can't be read.", unreadable);
        }
    }

    private String brokers(DefaultBroker otherwise) throws IOException {
        return bootstrapServers != null
                ? bootstrapServers
                : otherwise.address().orElseThrow(() -> refusal("Name a broker with --bootstrap-servers."));
    }

    private ParameterException refusal(String reason) {
        return new ParameterException(command.commandLine(), reason);
    }

    List<DeadLetter> of(DeadLetterBox box) {
        return box.waiting(candidate -> candidate.matches(prefix, topic, service));
    }
}
