package io.ticketing.journeys;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// A mix of calls through the storefront: each answer takes only as long as its own work.
///
/// Every caller pauses after an answer, so that a small machine can carry the load. Sign-ins have
/// two callers, as many as auth has threads for passwords: with more, the test would measure their
/// queue.
@Journey
class SmokeIT {

    private static final int AUTH = 1;
    private static final int TICKETS = 2;
    private static final String HEALTH = "/q/health/live";

    private static final int SIGNING_IN = 2;
    private static final int LISTING = 15;
    private static final int SHOWING = 15;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration RUN = Duration.ofSeconds(4);
    private static final long LIMIT_MILLIS = 1_000;

    private final RunningSystem system = RunningSystem.current();
    private final Seller seller = Seller.signUp();
    private final Ticket ticket = seller.lists("Smoke", "20.50", 3);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @Test
    void noAnswerTakesAsLongAsASecond() {
        var list = get(system.origin() + "/api/tickets");
        var show = get(system.origin() + "/api/tickets/" + ticket.id());
        var signIn = post(system.origin() + "/api/users/signin", credentials());
        var ticketsHealth = get(system.service(TICKETS) + HEALTH);
        var authHealth = get(system.service(AUTH) + HEALTH);

        // Skip the first answers of a system that has just started, on a machine that is still busy
        // with it.
        await().atMost(PATIENCE).untilAsserted(() -> {
            var answers = run(list, show, signIn);
            var bare = run(ticketsHealth, ticketsHealth, authHealth);
            report("list", answers.get(0), bare.get(0));
            report("show", answers.get(1), bare.get(1));
            report("sign-in", answers.get(2), bare.get(2));
            assertThat(answers).allSatisfy(SmokeIT::isSoonEnough);
            assertThat(bare).allSatisfy(SmokeIT::isSoonEnough);
        });
    }

    /// The milliseconds of every answer, for each kind of call.
    private List<List<Long>> run(HttpRequest list, HttpRequest show, HttpRequest signIn) {
        long end = System.nanoTime() + RUN.toNanos();
        List<Callable<List<Long>>> callers = new ArrayList<>();
        callers.addAll(Collections.nCopies(LISTING, () -> callUntil(end, list)));
        callers.addAll(Collections.nCopies(SHOWING, () -> callUntil(end, show)));
        callers.addAll(Collections.nCopies(SIGNING_IN, () -> callUntil(end, signIn)));
        var times = AtOnce.all(callers);
        return List.of(
                sorted(times.subList(0, LISTING)),
                sorted(times.subList(LISTING, LISTING + SHOWING)),
                sorted(times.subList(LISTING + SHOWING, times.size())));
    }

    private List<Long> callUntil(long end, HttpRequest request) throws IOException, InterruptedException {
        var times = new ArrayList<Long>();
        do {
            long begin = System.nanoTime();
            var answer = client.send(request, BodyHandlers.ofByteArray());
            times.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
            assertThat(answer.statusCode()).as("%s", request.uri()).isEqualTo(200);
            Thread.sleep(PAUSE);
        } while (System.nanoTime() < end);
        return times;
    }

    private static List<Long> sorted(List<List<Long>> times) {
        return times.stream().flatMap(List::stream).sorted().toList();
    }

    private static void isSoonEnough(List<Long> times) {
        assertThat(times.getLast()).as("the slowest answer (ms)").isLessThan(LIMIT_MILLIS);
    }

    private static void report(String kind, List<Long> times, List<Long> bare) {
        System.out.printf(
                "smoke: %-8s %5d answers, p50 %4d ms, p99 %4d ms, slowest %5d ms; x health: p50 %.1f, p99 %.1f%n",
                kind,
                times.size(),
                at(times, 50),
                at(times, 99),
                times.getLast(),
                ratio(times, bare, 50),
                ratio(times, bare, 99));
    }

    private static double ratio(List<Long> times, List<Long> bare, int percent) {
        return Math.max(1, at(times, percent)) / (double) Math.max(1, at(bare, percent));
    }

    private static long at(List<Long> times, int percent) {
        return times.get((times.size() - 1) * percent / 100);
    }

    private String credentials() {
        return "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(seller.account().email(), seller.account().password());
    }

    private static HttpRequest get(String address) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private static HttpRequest post(String address, String body) {
        return HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
