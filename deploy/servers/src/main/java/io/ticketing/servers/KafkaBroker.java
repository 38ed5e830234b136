package io.ticketing.servers;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A Kafka broker that is its own controller, inside this JVM.
public final class KafkaBroker implements AutoCloseable {

    /// An id that is always the same lets every start format what is not formatted yet.
    private static final String CLUSTER_ID = "dGlja2V0aW5nLWxvY2FsIQ";

    private final KafkaRaftServer server;

    private KafkaBroker(KafkaRaftServer server) {
        this.server = server;
    }

    /// Returns when the broker takes requests.
    public static KafkaBroker start(InfrastructureSettings settings) throws Exception {
        Path data = Files.createDirectories(settings.data().resolve("kafka"));
        return start(data, properties(settings.ports(), data));
    }

    public static KafkaBroker start(Path data, Properties properties) throws Exception {
        format(data);
        var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path data) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                .setClusterId(CLUSTER_ID)
                .setNodeId(1)
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .addDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setIgnoreFormatted(true)
                .run();
    }

    public static Properties properties(InfrastructurePorts ports, Path data) {
        String broker = "127.0.0.1:" + ports.kafka();
        String controller = "127.0.0.1:" + ports.controller();
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@" + controller);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "PLAINTEXT://%s,CONTROLLER://%s".formatted(broker, controller));
        properties.put("log.dirs", data.toString());
        // A topic that was not created on purpose must not appear with the wrong number of
        // partitions.
        properties.put("auto.create.topics.enable", "false");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "4");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the controller waits for the old broker's session to end before the new one
        // is let in.
        properties.put("broker.session.timeout.ms", "3000");
        properties.put("broker.heartbeat.interval.ms", "500");
        // Sized for one machine: the defaults take 128 MB for the cleaner alone.
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("log.cleaner.io.buffer.size", "131072");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "2");
        return properties;
    }
}
