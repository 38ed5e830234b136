package io.ticketing.journeys;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static io.ticketing.journeys.Account.nobody;
import static org.assertj.core.api.Assertions.assertThat;

/// `./ticketing demo` fills the catalogue; running it again changes nothing.
@Journey
class DemoIT {

    private static final Pattern COUNT = Pattern.compile("all (\\d+) offers of the demo, (\\d+) of them new");
    private static final Pattern EMAIL = Pattern.compile("[\\w-]+@demo\\.ticketing\\.example");
    private static final Pattern PASSWORD = Pattern.compile("password (\\S+)\\.");

    @Test
    void theCatalogueHasTheDemoOnce() {
        var first = RunningSystem.current().says("demo");
        var second = RunningSystem.current().says("demo");

        var all = only(COUNT, first).group(1);
        assertThat(only(COUNT, first).group(2)).isEqualTo(all);
        assertThat(only(COUNT, second).group(1)).isEqualTo(all);
        assertThat(only(COUNT, second).group(2)).isEqualTo("0");
        assertThat(titlesOf(sellers(second)))
                .hasSize(Integer.parseInt(all))
                .doesNotHaveDuplicates()
                .contains("月夜のオーケストラ 夏の野外コンサート – 京都 S席");
    }

    /// The demo accounts, with the printed password.
    private static Set<UUID> sellers(String output) {
        var password = only(PASSWORD, output).group(1);
        return EMAIL.matcher(output)
                .results()
                .map(MatchResult::group)
                .map(email -> signIn(email, password))
                .collect(Collectors.toSet());
    }

    private static UUID signIn(String email, String password) {
        var answer = nobody().body(new Account.Credentials(email, password)).post("/api/users/signin");
        answer.then().statusCode(200);
        return answer.jsonPath().getUUID("id");
    }

    private static List<String> titlesOf(Set<UUID> sellers) {
        var titles = new ArrayList<String>();
        var page = "/api/tickets?limit=200";
        while (page != null) {
            var answer = nobody().get(page);
            answer.then().statusCode(200);
            for (var ticket : answer.as(Ticket[].class)) {
                if (sellers.contains(ticket.userId())) {
                    titles.add(ticket.title());
                }
            }
            page = Links.next(answer).orElse(null);
        }
        return titles;
    }

    private static MatchResult only(Pattern pattern, String output) {
        return pattern.matcher(output).results().findFirst().orElseThrow();
    }
}
