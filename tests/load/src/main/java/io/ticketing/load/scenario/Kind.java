package io.ticketing.load.scenario;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The scenarios, in the order in which they run.
enum Kind {
    DIFFERENT(Placing::differentTickets),
    HOT(Placing::oneHotTicket),
    CALM(Calm::besideHotTickets),
    BLOCKED(Calm::besideBlockedTicket),
    LIST(Catalogue::list),
    SHOW(Catalogue::show),
    CREATE(Catalogue::create),
    SIGN_IN(SignIn::run),
    PURCHASE(Purchase::run),
    ON_SALE(OnSale::run),
    OVERLOAD(Overload::run),
    GROWTH(Growth::run);

    /// Growth takes gigabytes of disk, so it must be asked for.
    static final List<Kind> USUAL = List.copyOf(EnumSet.complementOf(EnumSet.of(GROWTH)));

    /// Those of the short form.
    static final Set<Kind> SHORT = EnumSet.of(DIFFERENT, HOT, BLOCKED, LIST, SHOW, SIGN_IN);

    private final Scenario scenario;

    Kind(Scenario scenario) {
        this.scenario = scenario;
    }

    List<Result> run(Bench bench) throws Exception {
        bench.market().renewToken();
        return scenario.run(bench);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Kind::toString).toList();
    }
}
