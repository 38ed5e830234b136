package io.ticketing.testing;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// A client's only way to the broker, even after the broker has announced its own address.
///
/// When shut, it behaves like a broken network: no side hangs up, and data waits unless its sender
/// gives up meanwhile. It can also damage the broker's answers.
public final class BrokerDoor implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int PORT_LENGTH = 4;

    private final ServerSocket local;
    private final URI broker;
    private final byte[] told;
    private final byte[] instead;
    private final List<Way> ways = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<byte[]> damage = UnaryOperator.identity();
    private volatile boolean shut;

    public BrokerDoor(int port, URI broker) throws IOException {
        this.local = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        this.broker = broker;
        this.told = address(broker.getPort());
        this.instead = address(port);
        Thread.startVirtualThread(this::accept);
    }

    public void shut() {
        shut = true;
    }

    public void open() throws IOException {
        shut = false;
        for (Way way : ways) {
            way.passWhatWaited();
        }
    }

    /// Changes each of these bytes wherever they appear together in an answer.
    public void damage(byte[] text) {
        byte[] damaged = text.clone();
        for (int i = 0; i < damaged.length; i++) {
            damaged[i] ^= 1;
        }
        damage = answer -> replaced(answer, text, damaged);
    }

    public void heal() {
        damage = UnaryOperator.identity();
    }

    @Override
    public void close() throws IOException {
        local.close();
        ways.forEach(Way::hangUp);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = local.accept();
                Socket server = new Socket(broker.getHost(), broker.getPort());
                begin(new Way(client, server, UnaryOperator.identity()));
                begin(new Way(server, client, this::answer));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void begin(Way way) {
        ways.add(way);
        Thread.startVirtualThread(way::pass);
    }

    private byte[] answer(byte[] message) {
        return damage.apply(replaced(message, told, instead));
    }

    /// In the format of Kafka's protocol: the host, then the port.
    private static byte[] address(int port) {
        return ByteBuffer.allocate(LOOPBACK.length() + PORT_LENGTH)
                .put(LOOPBACK.getBytes(US_ASCII))
                .putInt(port)
                .array();
    }

    private static byte[] replaced(byte[] message, byte[] text, byte[] other) {
        for (int at = 0; at + text.length <= message.length; at++) {
            if (ByteBuffer.wrap(message, at, text.length).equals(ByteBuffer.wrap(text))) {
                System.arraycopy(other, 0, message, at, other.length);
            }
        }
        return message;
    }

    /// From one side to the other, message by message.
    private final class Way {

        private final Socket from;
        private final Socket to;
        private final UnaryOperator<byte[]> change;
        private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();

        Way(Socket from, Socket to, UnaryOperator<byte[]> change) {
            this.from = from;
            this.to = to;
            this.change = change;
        }

        void pass() {
            try {
                var messages = new DataInputStream(from.getInputStream());
                while (true) {
                    waiting.add(change.apply(messages.readNBytes(messages.readInt())));
                    if (!shut) {
                        passWhatWaited();
                    }
                }
            } catch (IOException _) {
                hangUp();
            }
        }

        synchronized void passWhatWaited() throws IOException {
            var target = new DataOutputStream(to.getOutputStream());
            for (byte[] next = waiting.poll(); next != null; next = waiting.poll()) {
                target.writeInt(next.length);
                target.write(next);
                target.flush();
            }
        }

        void hangUp() {
            ways.remove(this);
            try (from;
                    to) {
                waiting.clear();
            } catch (IOException _) {
                // gone already
            }
        }
    }
}
