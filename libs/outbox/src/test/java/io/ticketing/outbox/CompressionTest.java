package io.ticketing.outbox;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ticketing.contracts.tickets.TicketListed;
import io.ticketing.testing.TestEvents;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// The writer of a topic chooses the compression, so a consumer must support them all.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class CompressionTest {

    @Inject
    Sql sql;

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void readsWhatIsCompressedWith(String codec) {
        TicketListed listed = Listings.titled("Harmonie der Welt, " + codec);

        TestEvents.publishCompressed(codec, listed);

        await().untilAsserted(
                        () -> assertThat(sql.heardOf(listed.getTicketId())).isEqualTo(1));
    }
}
