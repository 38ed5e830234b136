package io.ticketing.local.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.ticketing.servers.Distribution;
import io.ticketing.servers.InfrastructurePorts;
import io.ticketing.servers.InfrastructureSettings;
import io.ticketing.servers.PostgresServer;
import io.ticketing.servers.SchemaRegistry;
import io.ticketing.servers.process.Children;
import io.ticketing.servers.process.ProcessRecord;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The servers as `./ticketing up` runs them.
class InfrastructureTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static InfrastructureSettings settings;
    private static Children children;
    private static Infrastructure infrastructure;

    @BeforeAll
    static void start() throws Exception {
        settings = new InfrastructureSettings(folder, InfrastructurePorts.free(), true);
        children = new Children(settings.running());
        infrastructure = new Infrastructure(
                settings,
                Distribution.ofThisProgram(),
                server -> server.start(children),
                (_, _) -> {},
                Optional.empty());
        infrastructure.start(List.of("orders"));
    }

    @AfterAll
    static void leavesNoProcessBehind() throws Exception {
        List<ProcessHandle> running = ProcessRecord.leftIn(settings.running()).stream()
                .map(record -> record.process().orElseThrow())
                .toList();
        assertThat(running).hasSize(3);

        infrastructure.close();

        assertThat(running).noneMatch(ProcessHandle::isAlive);
        children.close();
    }

    @Test
    void postgresWaitsForTheDisk() throws Exception {
        try (Connection connection = connect("postgres", PostgresServer.SUPERUSER)) {
            assertThat(ask(connection, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(connection, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(connection, "SHOW full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void eachDatabaseIsOpenToItsOwnUserOnly() throws Exception {
        try (Connection own = connect("orders", "orders")) {
            assertThat(ask(own, "SELECT current_user")).isEqualTo("orders");
        }
        assertThatThrownBy(() -> connect("registry", "orders"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void kafkaHasTheTopicsThatWereCreatedAndNoOthers() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            create(admin, "numbers");
            send("numbers", "one");

            assertThat(readOne("numbers")).isEqualTo("one");
            assertThatThrownBy(() -> admin.describeTopics(List.of("others"))
                            .allTopicNames()
                            .get())
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
        }
    }

    @Test
    void redisAnswers() throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), settings.ports().redis())) {
            socket.getOutputStream().write("PING\r\nCONFIG GET appendonly\r\n".getBytes(US_ASCII));
            String expected = "+PONG\r\n*2\r\n$10\r\nappendonly\r\n$3\r\nyes\r\n";
            assertThat(new String(socket.getInputStream().readNBytes(expected.length()), US_ASCII))
                    .isEqualTo(expected);
        }
    }

    @Test
    void registryDemandsCompatibilityBothWays() throws Exception {
        URI config = URI.create(SchemaRegistry.url(settings.ports().registry()) + "/config");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(config).build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                    .contains("FULL");
        }
    }

    @Test
    void gatewayListens() {
        assertThat(PortCheck.isOpen(settings.ports().gateway())).isTrue();
    }

    private static Connection connect(String database, String user) throws SQLException, IOException {
        return DriverManager.getConnection(
                PostgresServer.url(settings.ports().postgres(), database),
                user,
                settings.secrets().password(user));
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void create(Admin admin, String topic) throws Exception {
        admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }

    private static void send(String topic, String value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static String readOne(String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        bootstrap(),
                        "group.id",
                        "reader of " + topic,
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            return consumer.poll(PATIENCE).iterator().next().value();
        }
    }

    private static String bootstrap() {
        return "127.0.0.1:" + settings.ports().kafka();
    }
}
