package io.ticketing.demo;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// Lists the demo's offers that a system does not have yet.
public final class FillCatalogue {

    /// Notified of each new offer.
    public interface Progress {

        void listed(int done, int all);
    }

    private final ApiClient api;
    private final DemoCatalogue catalogue;

    public FillCatalogue(ApiClient api, DemoCatalogue catalogue) {
        this.api = api;
        this.catalogue = catalogue;
    }

    /// @return how many offers were missing
    public int fill(Progress progress) {
        Map<String, DemoSeller> sellers = catalogue.sellers().stream()
                .collect(Collectors.toMap(DemoAccount::name, account -> DemoSeller.enter(api, account)));
        List<DemoOffer> missing = catalogue.offers().stream()
                .filter(offer -> !seller(offer, sellers).has(offer))
                .toList();
        int done = 0;
        // Backwards, since a catalogue shows the newest first.
        for (DemoOffer offer : missing.reversed()) {
            seller(offer, sellers).list(offer);
            progress.listed(++done, missing.size());
        }
        return missing.size();
    }

    private static DemoSeller seller(DemoOffer offer, Map<String, DemoSeller> sellers) {
        return Objects.requireNonNull(sellers.get(offer.seller()));
    }
}
