package io.ticketing.demo;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// A signed-in seller of the demo, and the offers listed so far.
final class DemoSeller {

    private static final String TICKETS = "/api/tickets";
    private static final String OWN = TICKETS + "?seller=me&limit=200";

    private final ApiClient api;
    private final Map<String, String> authorization;
    private final Set<String> titles = new HashSet<>();

    private DemoSeller(ApiClient api, String accessToken) {
        this.api = api;
        this.authorization = Map.of("Authorization", "Bearer " + accessToken);
    }

    /// Signs in, or signs up the first time.
    static DemoSeller enter(ApiClient api, DemoAccount account) {
        var credentials = Map.of("email", account.email(), "password", DemoAccount.PASSWORD);
        ApiAnswer answer = api.post("/api/users/signin", Map.of(), credentials);
        if (answer.status() == 401) {
            answer = api.post("/api/users/signup", Map.of(), credentials);
        }
        var seller = switch (answer.status()) {
            case 200, 201 ->
                new DemoSeller(api, answer.json().path("accessToken").asText());
            case 409 ->
                throw new DemoFailure(
                        "The account %s has another password than the demo's.".formatted(account.email()));
            default -> throw api.unexpected(answer);
        };
        seller.readTitles();
        return seller;
    }

    boolean has(DemoOffer offer) {
        return titles.contains(offer.title());
    }

    void list(DemoOffer offer) {
        ApiAnswer answer = api.post(
                TICKETS,
                authorization,
                Map.of(
                        "title", offer.title(),
                        "price", offer.price(),
                        "currency", offer.currency(),
                        "quantity", offer.quantity()));
        if (answer.status() != 201) {
            throw api.unexpected(answer);
        }
        titles.add(offer.title());
    }

    private void readTitles() {
        String page = OWN;
        while (page != null) {
            ApiAnswer answer = api.get(page, authorization);
            if (answer.status() != 200) {
                throw api.unexpected(answer);
            }
            answer.json().forEach(ticket -> titles.add(ticket.path("title").asText()));
            page = answer.next().orElse(null);
        }
    }
}
