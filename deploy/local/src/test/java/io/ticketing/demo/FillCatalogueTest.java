package io.ticketing.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FillCatalogueTest {

    private final DemoCatalogue catalogue = DemoCatalogue.load();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();

    private TestApi api;

    @BeforeEach
    void start() throws IOException {
        api = TestApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void listsEverythingTheFirstTimeAndNothingTheSecond() {
        int all = catalogue.offers().size();

        assertThat(fill()).isEqualTo(all);
        assertThat(fill()).isZero();

        assertThat(api.tickets())
                .extracting(TestApi.Listed::title)
                .containsExactlyElementsOf(catalogue.offers().reversed().stream()
                        .map(DemoOffer::title)
                        .toList());
        assertThat(progress).hasSize(all).startsWith("1 of " + all).endsWith(all + " of " + all);
    }

    @Test
    void sendsWhatTheCatalogueSays() {
        fill();

        DemoOffer first = catalogue.offers().getFirst();
        TestApi.Listed newest = api.tickets().getLast();
        assertThat(newest.seller()).isEqualTo(first.seller() + "@demo.ticketing.example");
        assertThat(newest.offer().path("price").decimalValue()).isEqualByComparingTo(first.price());
        assertThat(newest.offer().path("currency").asText()).isEqualTo(first.currency());
        assertThat(newest.offer().path("quantity").asInt()).isEqualTo(first.quantity());
    }

    @Test
    void listsOnlyWhatIsMissing() {
        fill();
        TestApi.Listed lost = api.tickets().remove(10);

        assertThat(fill()).isEqualTo(1);
        assertThat(api.tickets().getLast()).isEqualTo(lost);
    }

    @ParameterizedTest
    @CsvSource({"429, 3, 3", "503, 1, 1", "503, soon, 1", "429, 0, 0"})
    void waitsAsLongAsABusySystemAsks(int status, String retryAfter, int seconds) {
        api.refuseNext(status, retryAfter);
        api.refuseNext(status, retryAfter);

        assertThat(fill()).isEqualTo(catalogue.offers().size());
        assertThat(pauses).containsExactly(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
        assertThat(api.tickets()).hasSize(catalogue.offers().size());
    }

    @Test
    void givesUpOnASystemThatStaysBusy() {
        for (int attempt = 0; attempt < ApiClient.ATTEMPTS; attempt++) {
            api.refuseNext(503, "1");
        }

        assertThatThrownBy(this::fill)
                .isInstanceOf(DemoFailure.class)
                .hasMessage(api.address() + " answered 503 to /api/users/signin. Not now");
        assertThat(pauses).hasSize(ApiClient.ATTEMPTS - 1);
    }

    @Test
    void waitsForNoHalfHour() {
        api.refuseNext(429, "1800");

        assertThatThrownBy(this::fill).isInstanceOf(DemoFailure.class).hasMessageContaining("answered 429");
        assertThat(pauses).isEmpty();
    }

    @Test
    void leavesAnAccountAloneThatIsSomebodyElses() {
        api.knows(catalogue.sellers().getFirst().email(), "another password");

        assertThatThrownBy(this::fill)
                .isInstanceOf(DemoFailure.class)
                .hasMessageContaining(catalogue.sellers().getFirst().email());
        assertThat(api.tickets()).isEmpty();
    }

    private int fill() {
        try (var client = new ApiClient(api.address(), pauses::add)) {
            return new FillCatalogue(client, catalogue).fill((done, all) -> progress.add(done + " of " + all));
        }
    }
}
