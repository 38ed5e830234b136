package io.ticketing.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import org.apache.avro.specific.SpecificRecord;

import io.ticketing.contracts.EventTypes;

/// What a service does about each type of event on a topic.
///
/// A consumer says of every type that the contracts know whether it handles or ignores it. One that
/// forgets a type is not built, so that a new event breaks the tests of each service that must
/// decide about it. Build it when the service starts.
///
/// @param <R> what a reaction returns
public final class Reactions<R> {

    private final Map<String, Function<SpecificRecord, R>> byType;
    private final R nothing;

    private Reactions(Map<String, Function<SpecificRecord, R>> byType, R nothing) {
        this.byType = Map.copyOf(byType);
        this.nothing = nothing;
    }

    /// Reactions of which each is known to be done when its `Uni` ends.
    ///
    /// @param topic without a deployment's prefix
    public static Builder<Uni<Void>> of(String topic) {
        return of(topic, Uni.createFrom().voidItem());
    }

    /// Reactions to whole events, which also say when they happened and can be noted in an inbox.
    ///
    /// @param topic without a deployment's prefix
    public static Builder<EventHandler> toEvents(String topic) {
        return of(topic, _ -> Uni.createFrom().voidItem());
    }

    /// @param topic without a deployment's prefix
    /// @param nothing what is returned for an event that is ignored
    public static <R> Builder<R> of(String topic, R nothing) {
        return new Builder<>(topic, nothing);
    }

    /// Reacts to an event; one of another topic is ignored.
    public R to(SpecificRecord event) {
        return byType.getOrDefault(event.getSchema().getFullName(), _ -> nothing)
                .apply(event);
    }

    /// Collects the reactions to the events of one topic.
    public static final class Builder<R> {

        private final String topic;
        private final R nothing;
        private final Map<String, Function<SpecificRecord, R>> byType = new HashMap<>();

        private Builder(String topic, R nothing) {
            this.topic = topic;
            this.nothing = nothing;
        }

        public <E extends SpecificRecord> Builder<R> on(Class<E> type, Function<E, R> reaction) {
            return add(type, event -> reaction.apply(type.cast(event)));
        }

        public Builder<R> ignoring(Class<? extends SpecificRecord> type) {
            return add(type, _ -> nothing);
        }

        /// @throws IllegalStateException when a type of the topic is missing
        public Reactions<R> build() {
            Set<String> forgotten = new TreeSet<>(EventTypes.ofTopic(topic));
            forgotten.removeAll(byType.keySet());
            if (!forgotten.isEmpty()) {
                throw new IllegalStateException(
                        "neither handled nor ignored of topic %s: %s".formatted(topic, forgotten));
            }
            return new Reactions<>(byType, nothing);
        }

        /// The class made from a schema has the schema's full name.
        private Builder<R> add(Class<? extends SpecificRecord> type, Function<SpecificRecord, R> reaction) {
            if (!EventTypes.ofTopic(topic).contains(type.getName())) {
                throw new IllegalStateException("%s is not an event of topic %s".formatted(type.getName(), topic));
            }
            if (byType.put(type.getName(), reaction) != null) {
                throw new IllegalStateException("two reactions to " + type.getName());
            }
            return this;
        }
    }
}
