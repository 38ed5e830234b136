package io.ticketing.local.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

import io.ticketing.servers.process.StartFailure;

/// Checks ports of the loopback address.
public final class PortCheck {

    private PortCheck() {}

    /// @throws StartFailure when another program listens on one of the system's ports
    public static void demandFree(Ports ports) {
        ports.byPart().forEach((part, port) -> {
            if (!isFree(port)) {
                throw new StartFailure(
                        "Port %d (for %s) is used by another program. Stop that program, or choose other ports: ./ticketing up --port %d"
                                .formatted(port, part, otherBase(ports)));
            }
        });
    }

    static boolean areFree(Ports ports) {
        return ports.byPart().values().stream().allMatch(PortCheck::isFree);
    }

    public static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException nobodyListens) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int otherBase(Ports ports) {
        return ports.base() + 1000 <= Ports.LAST_BASE ? ports.base() + 1000 : Ports.DEFAULT;
    }
}
