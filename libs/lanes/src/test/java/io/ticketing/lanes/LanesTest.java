package io.ticketing.lanes;

import java.util.ArrayList;
import java.util.List;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LanesTest {

    private final List<Batch> begun = new ArrayList<>();
    private final Lanes<String, Integer> lanes = new Lanes<>(2, 3, 10, 5, this::begin);

    private record Batch(String key, List<Integer> calls, UniEmitter<? super Void> caller) {

        void end() {
            caller.complete(null);
        }
    }

    @Test
    void takeWhatArrivedMeanwhileIntoTheNextBatch() {
        for (int call = 1; call <= 5; call++) {
            enter("a", call);
        }
        assertThat(begun).extracting(Batch::calls).containsExactly(List.of(1));

        begun.get(0).end();
        begun.get(1).end();

        assertThat(begun).extracting(Batch::calls).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5));
    }

    @Test
    void letAKeyHaveOneBatchAtATime() {
        enter("a", 1);
        enter("a", 2);
        enter("b", 3);

        assertThat(begun).extracting(Batch::key).containsExactly("a", "b");
    }

    @Test
    void serveReadyKeysInTurn() {
        enter("a", 1);
        enter("b", 2);
        enter("c", 3);
        enter("a", 4);
        assertThat(begun).extracting(Batch::key).containsExactly("a", "b");

        begun.get(0).end();
        begun.get(1).end();

        assertThat(begun).extracting(Batch::key).containsExactly("a", "b", "c", "a");
    }

    @Test
    void refuseMoreThanOneKeyMayHave() {
        for (int call = 1; call <= 5; call++) {
            enter("a", call);
        }

        assertThat(lanes.enter("a", 6)).isFalse();
        enter("b", 7);

        begun.getFirst().end();
        enter("a", 8);
    }

    @Test
    void refuseMoreThanAllMayHave() {
        for (int call = 1; call <= 5; call++) {
            enter("a", call);
            enter("b", call);
        }

        assertThat(lanes.enter("c", 11)).isFalse();
        assertThat(lanes.calls()).isEqualTo(10);
    }

    @Test
    void forgetWhatHasEnded() {
        for (int call = 1; call <= 20; call++) {
            enter("a", call);
            begun.getLast().end();
        }

        assertThat(lanes.calls()).isZero();
        assertThat(begun).hasSize(20);
    }

    private void enter(String key, int call) {
        assertThat(lanes.enter(key, call)).isTrue();
    }

    private Uni<Void> begin(String key, List<Integer> calls) {
        return Uni.createFrom().emitter(caller -> begun.add(new Batch(key, calls, caller)));
    }
}
