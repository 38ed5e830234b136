package io.ticketing.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import io.ticketing.servers.process.StartFailure;

/// Has payments compare its books with the gateway's.
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the payments of the last hours with the books of the payment gateway,",
            "mends what can be mended, and shows what differed.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:they agree, or do so now", "1:something differs that a person must look at"})
final class ReconcileCommand implements Callable<Integer> {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int OK = 200;

    @Spec
    private CommandSpec spec;

    @Mixin
    private DataOption data;

    @Option(
            names = "--hours",
            paramLabel = "<hours>",
            defaultValue = "24",
            description = "How far to look back, at most 720. Default: ${DEFAULT-VALUE}")
    private int hours;

    @Override
    public Integer call() throws Exception {
        var port = data.installation().demandPorts("--data").byPart().get("payments");
        var address = URI.create("http://127.0.0.1:%d/q/reconcile?hours=%d".formatted(port, hours));
        return show(ask(address), new Console(spec.commandLine().getOut()));
    }

    private static JsonNode ask(URI address) throws InterruptedException {
        try (var client = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            var request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .POST(BodyPublishers.noBody())
                    .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new StartFailure("Payments could not compare: " + answer.body());
            }
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new StartFailure("Payments does not answer: is the system running?", e);
        }
    }

    static int show(JsonNode found, Console console) {
        var findings = found.path("findings");
        console.say("%d payments from %s to %s were compared: %d differ."
                .formatted(
                        found.path("compared").asInt(),
                        found.path("from").asText(),
                        found.path("until").asText(),
                        findings.size()));
        if (!findings.isEmpty()) {
            console.say("%-36s  %-36s  %-21s  %s".formatted("payment", "order", "what", "mended"));
        }
        var allMended = true;
        for (JsonNode finding : findings) {
            var mended = finding.path("mended").asBoolean();
            allMended &= mended;
            console.say("%-36s  %-36s  %-21s  %s"
                    .formatted(
                            finding.path("paymentId").asText(),
                            finding.path("orderId").asText(),
                            finding.path("what").asText().replace('_', ' '),
                            mended ? "yes" : "no"));
        }
        return showBalances(found.path("balances"), console) && allMended ? 0 : 1;
    }

    /// Whether they are the same.
    private static boolean showBalances(JsonNode balances, Console console) {
        if (!balances.isEmpty()) {
            console.say("%-8s  %18s  %18s".formatted("currency", "our ledger", "at the gateway"));
        }
        var areSame = true;
        for (JsonNode balance : balances) {
            var differs = balance.path("differs").asBoolean();
            areSame &= !differs;
            console.say("%-8s  %18s  %18s%s"
                    .formatted(
                            balance.path("currency").asText(),
                            balance.path("ledger").asText(),
                            balance.path("gateway").asText(),
                            differs ? "  differs" : ""));
        }
        return areSame;
    }
}
