package io.ticketing.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;

/// The demo's offers, in the order in which the catalogue should show them.
public record DemoCatalogue(List<DemoOffer> offers) {

    private static final String RESOURCE = "/demo/catalogue.json";

    public static DemoCatalogue load() {
        try (InputStream in = DemoCatalogue.class.getResourceAsStream(RESOURCE)) {
            return new DemoCatalogue(List.of(new ObjectMapper().readValue(in, DemoOffer[].class)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The sellers, each once.
    public List<DemoAccount> sellers() {
        return offers.stream()
                .map(DemoOffer::seller)
                .distinct()
                .map(DemoAccount::new)
                .toList();
    }
}
