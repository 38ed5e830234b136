package io.ticketing.local.parts;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;

import org.junit.jupiter.api.Test;

import io.ticketing.servers.process.StartFailure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PortsTest {

    @Test
    void putsThePartsSideBySide() {
        Ports ports = new Ports(9000);

        assertThat(ports.address()).isEqualTo("http://localhost:9000");
        assertThat(ports.of(Service.ORDERS)).isEqualTo(9003);
        assertThat(ports.infrastructure().postgres()).isEqualTo(9009);
        assertThat(ports.byPart()).hasSize(12).containsValues(9000, 9011);
        assertThat(new HashSet<>(ports.byPart().values())).hasSize(12);
    }

    @Test
    void findsABlockNobodyUses() throws IOException {
        Ports free = Ports.free();
        try (var other = new ServerSocket(free.of(Service.AUTH), 1, InetAddress.getLoopbackAddress())) {
            assertThat(Ports.free()).isNotEqualTo(free);
            assertThat(other.isBound()).isTrue();
        }
    }

    @Test
    void saysWhichPortIsInUseAndWhatToDo() throws IOException {
        int redis = 10;
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = new Ports(other.getLocalPort() - redis);

            assertThatThrownBy(() -> PortCheck.demandFree(ports))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContainingAll("Port ", "is used by another program", "--port");
        }
    }
}
