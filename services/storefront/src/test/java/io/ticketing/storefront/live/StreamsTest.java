package io.ticketing.storefront.live;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import org.junit.jupiter.api.Test;

import io.ticketing.storefront.marketplace.Marketplace;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@WithTestResource(Marketplace.class)
class StreamsTest {

    @Inject
    Streams streams;

    @Test
    void endsAStreamThatBreaks() {
        Multi<String> events = Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item("news"),
                        Multi.createFrom().failure(new IllegalStateException("a test's")));

        var told = streams.open(events, null, () -> {})
                .orElseThrow()
                .collect()
                .asList()
                .await()
                .indefinitely();

        assertThat(told).containsExactly("news");
    }
}
