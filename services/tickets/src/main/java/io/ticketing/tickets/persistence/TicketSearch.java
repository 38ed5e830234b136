package io.ticketing.tickets.persistence;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import io.ticketing.tickets.domain.Ticket;

import static java.util.stream.Collectors.joining;

/// Finds tickets that can be bought by words of their titles, newest first.
///
/// It first reads the newest tickets, where frequent words fill a page soon. If it finds some but
/// too few there, it reads further back. Otherwise it uses the index, which lists every ticket with
/// a word and is fast for rare words. Each way alone would read the whole catalogue for some words,
/// and the database can't guess which way fits.
@ApplicationScoped
class TicketSearch {

    static final int NEWEST = 10_000;

    /// If at least this many were found, reading on is cheaper than the index: a ticket from the
    /// index costs as much as a hundred that are read.
    private static final int NOW_AND_THEN = 8;

    private static final int FURTHER_BACK = 100_000;

    /// By name, because neither Hibernate nor a prepared statement can read a `*` to which a newer version has added a
    /// column.
    private static final String SELECT = """
            select id, seller_id, title, search_title, price, currency, quantity, returns_until, version, created_at,
                withdrawn_at, refunds, held, sold, stock_version, on_sale
            """;

    static final String AMONG_THE_NEWEST = SELECT + """
            from (
                select * from tickets where on_sale and id < :before order by id desc limit %d
            ) newest
            where %s order by id desc limit %d""";

    /// The words are looked up before anything is sorted: a database that does both at once may
    /// read the whole catalogue in order.
    static final String BY_INDEX = """
            with found as materialized (
                select id from tickets
                where on_sale and title_grams(search_title) @> string_to_array(:grams, ' ')
                    and id < :before and %s
            )
            """ + SELECT + """
            from tickets
            where id in (select id from found order by id desc limit %d) order by id desc""";

    /// The length of the longest indexed parts of titles.
    private static final int GRAM = 3;

    private static final UUID NO_LIMIT = new UUID(-1, -1);

    /// As many as asked for and one more, if there are that many.
    Uni<List<Ticket>> find(TicketQuery query) {
        return Panache.getSession().chain(session -> find(session, query));
    }

    private static Uni<List<Ticket>> find(Mutiny.Session session, TicketQuery query) {
        return amongTheNewest(NEWEST, session, query)
                .chain(found -> isEnough(found, query) || found.size() < NOW_AND_THEN
                        ? Uni.createFrom().item(found)
                        : amongTheNewest(FURTHER_BACK, session, query))
                .chain(found -> isEnough(found, query) ? Uni.createFrom().item(found) : byIndex(session, query));
    }

    private static boolean isEnough(List<Ticket> found, TicketQuery query) {
        return found.size() > query.limit();
    }

    private static Uni<List<Ticket>> amongTheNewest(int newest, Mutiny.Session session, TicketQuery query) {
        String sql = AMONG_THE_NEWEST.formatted(newest, titleHas(query), query.limit() + 1);
        return select(session, sql, query).getResultList();
    }

    private static Uni<List<Ticket>> byIndex(Mutiny.Session session, TicketQuery query) {
        String sql = BY_INDEX.formatted(titleHas(query), query.limit() + 1);
        return select(session, sql, query)
                .setParameter("grams", grams(query.words()))
                .getResultList();
    }

    private static Mutiny.SelectionQuery<Ticket> select(Mutiny.Session session, String sql, TicketQuery query) {
        var select = session.createNativeQuery(sql, Ticket.class);
        select.setParameter("before", query.before().orElse(NO_LIMIT));
        for (int n = 0; n < query.words().size(); n++) {
            select.setParameter("word" + n, query.pattern(n));
        }
        return select;
    }

    private static String titleHas(TicketQuery query) {
        return query.titleHasWords("search_title");
    }

    /// The parts of the words by which the index finds titles, separated by blanks.
    static String grams(List<String> words) {
        return words.stream().flatMap(TicketSearch::grams).distinct().collect(joining(" "));
    }

    private static Stream<String> grams(String word) {
        int[] letters = word.codePoints().toArray();
        return letters.length <= GRAM
                ? Stream.of(word)
                : IntStream.rangeClosed(0, letters.length - GRAM).mapToObj(from -> new String(letters, from, GRAM));
    }
}
