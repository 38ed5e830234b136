package io.ticketing.payments.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// The recorded answers: `stripe-contract.txt`.
final class StripeContract {

    private static final String ABSENT = "null";

    private final LinkedHashMap<String, Answer> answers = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();

    /// @param fields patterns by path, such as `error.type`
    private record Answer(int status, Map<String, String> fields) {}

    static StripeContract read() {
        var contract = new StripeContract();
        try (var file = StripeContract.class.getResourceAsStream("/stripe-contract.txt")) {
            new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(contract::add);
            return contract;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        if (line.startsWith(" ")) {
            var field = line.strip().split("\\s*=\\s*", 2);
            answers.lastEntry().getValue().fields.put(field[0], field[1]);
        } else {
            var answer = line.split(" ");
            answers.put(answer[0], new Answer(Integer.parseInt(answer[1]), new LinkedHashMap<>()));
        }
    }

    /// Compares what came with what is recorded under that name.
    void check(String name, ContractParty.Answer came) {
        seen.add(name);
        var recorded = answers.get(name);
        assertThat(recorded).as(name).isNotNull();
        assertThat(came.status()).as("%s: status of %s", name, came).isEqualTo(recorded.status);
        recorded.fields.forEach((path, pattern) -> assertThat(text(came.body(), path))
                .as("%s: %s in %s", name, path, came.body())
                .matches(Pattern.compile(pattern)));
    }

    private static String text(JsonNode body, String path) {
        var found = body.at("/" + path.replace('.', '/'));
        return found.isMissingNode() || found.isNull() ? ABSENT : found.asText();
    }

    /// The names of the recorded answers that nothing was compared with.
    Set<String> unseen() {
        var rest = new HashSet<>(answers.keySet());
        rest.removeAll(seen);
        return rest;
    }
}
