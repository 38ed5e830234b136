package io.ticketing.auth.domain;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SessionTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = START.plusSeconds(60);

    private final Session session = new Session(UUID.randomUUID(), UUID.randomUUID(), "c0000201", START, END);

    @Test
    void isActiveUntilItsEnd() {
        assertThat(session.isActive(START)).isTrue();
        assertThat(session.isActive(END)).isFalse();
    }

    @Test
    void isProlonged() {
        session.prolong(END.plusSeconds(1));

        assertThat(session.isActive(END)).isTrue();
    }

    @Test
    void endsForGoodWhenRevoked() {
        session.revoke(START);
        session.prolong(END.plusSeconds(60));

        assertThat(session.isActive(START)).isFalse();
    }
}
