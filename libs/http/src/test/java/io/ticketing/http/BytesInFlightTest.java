package io.ticketing.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BytesInFlightTest {

    private final BytesInFlight bytes = new BytesInFlight(100);

    private final class Request implements BytesInFlight.Holder {

        private final String client;
        private boolean waits = true;
        private boolean lingers;
        private int gaveWay;

        Request(String client) {
            this.client = client;
        }

        @Override
        public String client() {
            return client;
        }

        @Override
        public boolean waits() {
            return waits;
        }

        @Override
        public void giveWay() {
            gaveWay++;
            if (!lingers) {
                bytes.remove(this);
            }
        }
    }

    @Test
    void whoHasMostGivesWayWithTheOldestOfIt() {
        var calm = new Request("calm");
        var oldest = new Request("rude");
        var newer = new Request("rude");
        bytes.add(calm, 30);
        bytes.add(oldest, 20);
        bytes.add(newer, 50);

        bytes.add(calm, 10);

        assertThat(oldest.gaveWay).isOne();
        assertThat(newer.gaveWay).isZero();
        assertThat(calm.gaveWay).isZero();
        assertThat(bytes.held()).isEqualTo(90);
    }

    @Test
    void whatIsBeingAnsweredStaysAndTheNewcomerGoes() {
        var answered = new Request("one");
        answered.waits = false;
        var newcomer = new Request("other");
        newcomer.waits = false;
        bytes.add(answered, 90);

        bytes.add(newcomer, 20);

        assertThat(answered.gaveWay).isZero();
        assertThat(newcomer.gaveWay).isOne();
        assertThat(bytes.held()).isEqualTo(90);
    }

    @Test
    void whatIsStillLeavingMakesNobodyElseLeave() {
        var leaving = new Request("rude");
        leaving.lingers = true;
        var other = new Request("rude");
        bytes.add(leaving, 60);
        bytes.add(other, 60);

        bytes.add(other, 30);

        assertThat(leaving.gaveWay).isOne();
        assertThat(other.gaveWay).isZero();
        assertThat(bytes.held()).isEqualTo(150);
        bytes.remove(leaving);
        assertThat(bytes.held()).isEqualTo(90);
    }

    @Test
    void newcomersLeaveWhileThoseThatAreLeavingTakeAsMuchAgain() {
        for (int n = 0; n < 4; n++) {
            var leaving = new Request("rude");
            leaving.lingers = true;
            bytes.add(leaving, 45);
        }
        var newcomer = new Request("calm");

        bytes.add(newcomer, 30);

        assertThat(newcomer.gaveWay).isOne();
        assertThat(bytes.held()).isEqualTo(180);
    }

    @Test
    void givesBackNoMoreThanWasTaken() {
        var request = new Request("one");
        bytes.add(request, 50);
        bytes.remove(request, 20);
        assertThat(bytes.held()).isEqualTo(30);

        bytes.remove(request);
        bytes.remove(request);
        bytes.remove(request, 20);
        assertThat(bytes.held()).isZero();
    }
}
