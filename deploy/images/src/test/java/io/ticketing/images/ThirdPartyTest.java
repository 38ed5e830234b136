package io.ticketing.images;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ThirdPartyTest {

    private static final Image ORDERS = new Image("orders");
    private static final Image TICKETS = new Image("tickets");

    @Test
    void namesEachLibraryOnceUnderItsLicenceWithItsImages() throws IOException {
        Library library = library("Apache-2.0");
        ThirdParty thirdParty = thirdParty();
        thirdParty.add(TICKETS, List.of(library));
        thirdParty.add(ORDERS, List.of(library));

        assertThat(thirdParty.report()).containsOnlyOnce("""

                        Apache-2.0

                          org.example:library 1.0 <https://example.org> [orders, tickets]
                        """);
    }

    @Test
    void leavesOutWhatIsOurs() throws IOException {
        ThirdParty thirdParty = thirdParty();
        thirdParty.add(ORDERS, List.of(new Library("io.ticketing", "ticketing-money", "1.0", List.of(), "")));

        assertThat(thirdParty.report()).doesNotContain("ticketing-money");
    }

    @Test
    void knowsALicenceByAnotherName() throws IOException {
        ThirdParty thirdParty = thirdParty();
        thirdParty.add(ORDERS, List.of(library("Public Domain")));

        assertThat(thirdParty.report()).contains("\nCC0-1.0\n");
    }

    @Test
    void takesAnAllowedLicenceWhereThereIsAChoice() throws IOException {
        ThirdParty thirdParty = thirdParty();
        thirdParty.add(ORDERS, List.of(library("GPL-2.0-only", "EPL-2.0")));

        assertThat(thirdParty.report()).contains("\nEPL-2.0\n").doesNotContain("GPL");
    }

    @Test
    void refusesALicenceThatIsNotAllowed() throws IOException {
        ThirdParty thirdParty = thirdParty();
        thirdParty.add(ORDERS, List.of(library("AGPL-3.0-only")));

        assertThatIllegalStateException()
                .isThrownBy(thirdParty::report)
                .withMessageContaining("org.example:library 1.0: [AGPL-3.0-only]");
    }

    @Test
    void refusesALibraryWithoutALicence() throws IOException {
        ThirdParty thirdParty = thirdParty();
        thirdParty.add(ORDERS, List.of(library()));

        assertThatIllegalStateException()
                .isThrownBy(thirdParty::report)
                .withMessageContaining("org.example:library 1.0: []");
    }

    private static ThirdParty thirdParty() throws IOException {
        return new ThirdParty(Licences.allowed());
    }

    private static Library library(String... licences) {
        return new Library("org.example", "library", "1.0", List.of(licences), "https://example.org");
    }
}
