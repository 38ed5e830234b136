package io.ticketing.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.ticketing.kafka.TopicsConfig;
import io.ticketing.postgresql.OldRows;
import io.ticketing.testing.TestInfrastructure;

import static org.assertj.core.api.Assertions.assertThat;

/// What the inbox forgets, and how much of it at once.
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class InboxTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int OLD = 2 * OldRows.BATCH + 500;

    @Inject
    Inbox inbox;

    @Inject
    Pool pool;

    @Inject
    Sql sql;

    @Inject
    TopicsConfig topics;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> kafka;

    @BeforeEach
    void empty() {
        run("delete from inbox");
    }

    @Test
    void forgetsOldEventsAThousandAtATime() {
        run("""
                drop table if exists deletion;
                create table deletion (rows bigint);
                create or replace function count_deleted() returns trigger language plpgsql as $$
                begin
                    insert into deletion select count(*) from gone;
                    return null;
                end $$;
                create or replace trigger count_deleted after delete on inbox
                    referencing old table as gone for each statement execute function count_deleted()
                """);
        remember(OLD, Duration.ofDays(9));
        remember(1, Duration.ofDays(7));

        assertThat(inbox.purge().await().atMost(PATIENCE)).isEqualTo(OLD);

        run("drop trigger count_deleted on inbox");
        assertThat(remembered()).isEqualTo(1);
        assertThat(sql.number("select max(rows) from deletion", Tuple.tuple())).isEqualTo(OldRows.BATCH);
    }

    @Test
    void leavesWhatAnotherReplicaIsAt() {
        remember(1, Duration.ofDays(10));
        var other = pool.getConnection().await().atMost(PATIENCE);
        other.query("begin; select 1 from inbox for update").execute().await().atMost(PATIENCE);
        remember(1, Duration.ofDays(9));

        assertThat(inbox.purge().await().atMost(PATIENCE)).isEqualTo(1);
        assertThat(remembered()).isEqualTo(1);

        other.query("rollback").execute().await().atMost(PATIENCE);
        other.close().await().atMost(PATIENCE);
        assertThat(inbox.purge().await().atMost(PATIENCE)).isEqualTo(1);
    }

    @Test
    void remembersAnEventForAsLongAsKafkaMayDeliverItAgain() throws Exception {
        remember(1, Duration.ofDays(13));
        set(TopicConfig.SEGMENT_MS_CONFIG, Duration.ofDays(7).toMillis());

        assertThat(inbox.purge().await().atMost(PATIENCE)).isZero();

        set(TopicConfig.SEGMENT_MS_CONFIG, Duration.ofHours(12).toMillis());
        assertThat(inbox.purge().await().atMost(PATIENCE)).isEqualTo(1);
    }

    private void remember(int events, Duration ago) {
        sql.run(
                "insert into inbox select gen_random_uuid(), now() - $2 * interval '1 second'"
                        + " from generate_series(1, $1)",
                Tuple.of(events, ago.toSeconds()));
    }

    private long remembered() {
        return sql.number("select count(*) from inbox", Tuple.tuple());
    }

    private void run(String statements) {
        pool.query(statements).execute().await().atMost(PATIENCE);
    }

    private void set(String setting, long value) throws Exception {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, topics.nameOf("tickets"));
        var entry = new ConfigEntry(setting, String.valueOf(value));
        try (Admin admin = Admin.create(new HashMap<>(kafka))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }
}
