package io.ticketing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// The ports of the infrastructure, all on the loopback address.
public record InfrastructurePorts(int registry, int gateway, int kafka, int postgres, int redis, int controller) {

    /// Ports that are free at this moment.
    public static InfrastructurePorts free() {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            var ports = sockets.stream().map(ServerSocket::getLocalPort).iterator();
            return new InfrastructurePorts(
                    ports.next(), ports.next(), ports.next(), ports.next(), ports.next(), ports.next());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            sockets.forEach(InfrastructurePorts::close);
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
