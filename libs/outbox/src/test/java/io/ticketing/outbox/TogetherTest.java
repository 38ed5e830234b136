package io.ticketing.outbox;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import io.ticketing.postgresql.Contexts;
import io.ticketing.testing.TestInfrastructure;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class TogetherTest {

    @Inject
    Contexts contexts;

    private final Queue<List<UUID>> together = new ConcurrentLinkedQueue<>();
    private final Queue<List<UUID>> alone = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Set<UUID>> first = new CompletableFuture<>();

    private final List<UUID> rows = Stream.generate(UUID::randomUUID).limit(20).toList();

    @Test
    void doesTogetherWhatIsAskedForInTheMeantime() throws Exception {
        var calls = addAllTo(together(rest -> Set.of()));

        assertThat(calls).noneMatch(CompletableFuture::isDone);
        first.complete(Set.of());

        all(calls).get(10, SECONDS);
        assertThat(together).containsExactly(rows.subList(0, 1), rows.subList(1, rows.size()));
        assertThat(alone).isEmpty();
    }

    @Test
    void doesAloneWhatIsLeft() throws Exception {
        var left = Set.of(rows.get(3), rows.get(8));
        var calls = addAllTo(together(rest -> left));
        first.complete(Set.of());

        all(calls).get(10, SECONDS);
        assertThat(alone).containsExactlyInAnyOrder(List.of(rows.get(3)), List.of(rows.get(8)));
    }

    @Test
    void failsOnlyWhatFailsAloneToo() throws Exception {
        var bad = rows.get(5);
        var together = new Together<UUID>(
                "Testing",
                contexts,
                Function.identity(),
                all -> all.contains(bad) ? failure() : Uni.createFrom().item(Set.of()),
                (row, _) -> row.equals(bad) ? failure() : Uni.createFrom().voidItem());
        var calls = rows.stream().map(row -> add(together, row)).toList();

        for (int i = 0; i < rows.size(); i++) {
            var call = calls.get(i);
            if (rows.get(i).equals(bad)) {
                assertThatThrownBy(() -> call.get(10, SECONDS)).hasRootCauseMessage("can't be stored");
            } else {
                call.get(10, SECONDS);
            }
        }
    }

    /// The first time it waits for the test.
    private Together<UUID> together(Function<List<UUID>, Set<UUID>> left) {
        return new Together<>(
                "Testing",
                contexts,
                Function.identity(),
                calls -> {
                    together.add(calls);
                    return calls.contains(rows.getFirst())
                            ? Uni.createFrom().completionStage(first)
                            : Uni.createFrom().item(left.apply(calls));
                },
                (_, calls) -> {
                    alone.add(calls);
                    return Uni.createFrom().voidItem();
                });
    }

    private List<CompletableFuture<Void>> addAllTo(Together<UUID> together) {
        return rows.stream().map(row -> add(together, row)).toList();
    }

    private static CompletableFuture<Void> add(Together<UUID> together, UUID row) {
        return together.add(row).subscribe().asCompletionStage();
    }

    private static CompletableFuture<Void> all(List<CompletableFuture<Void>> calls) {
        return CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new));
    }

    private static <T> Uni<T> failure() {
        return Uni.createFrom().failure(new IllegalStateException("can't be stored"));
    }
}
