package io.ticketing.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.ticketing.servers.process.ChildProcess;
import io.ticketing.servers.process.Children;
import io.ticketing.servers.process.Environment;
import io.ticketing.servers.process.Launch;
import io.ticketing.servers.process.Server;

/// A Redis server that writes every change to its append-only file.
public record RedisServer(InfrastructureSettings settings, Distribution distribution) implements Server {

    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final int PING_MILLIS = 500;

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public ChildProcess start(Children children) throws IOException, InterruptedException {
        Path data = Files.createDirectories(settings.data().resolve("redis"));
        List<String> command = List.of(
                distribution.redis().toString(),
                "--port",
                String.valueOf(settings.ports().redis()),
                "--bind",
                "127.0.0.1",
                "--dir",
                data.toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "",
                "--maxmemory-policy",
                "noeviction");
        Path log = settings.logs().resolve("redis.log");
        return children.start(new Launch(name(), command, Environment.withoutSettings(Map.of()), log))
                .whenReady(this::answers, START_PATIENCE);
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            var address = new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), settings.ports().redis());
            socket.connect(address, PING_MILLIS);
            socket.setSoTimeout(PING_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] pong = "+PONG".getBytes(StandardCharsets.US_ASCII);
            return Arrays.equals(socket.getInputStream().readNBytes(pong.length), pong);
        } catch (IOException notYet) {
            return false;
        }
    }
}
