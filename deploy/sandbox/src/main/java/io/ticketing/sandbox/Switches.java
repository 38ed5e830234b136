package io.ticketing.sandbox;

import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import io.ticketing.sandbox.Faults.NextCapture;
import io.ticketing.sandbox.Faults.NextRefund;

/// Makes the gateway fail as the control page says. Forgotten at a restart.
final class Switches {

    private Faults faults = Faults.NONE;

    synchronized void set(Faults wanted) {
        faults = wanted;
        notifyAll();
    }

    synchronized Faults faults() {
        return faults;
    }

    /// Holds a call for as long as the page says, or until the page says something else.
    synchronized void delay() throws InterruptedException {
        var delay = faults.delay();
        var end = System.nanoTime() + delay.toNanos();
        while (end - System.nanoTime() > 0 && faults.delay().equals(delay)) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
    }

    /// Whether this call should fail; one less will afterwards.
    boolean failsCall() {
        return getAndUpdate(Faults::afterFailure).failures() > 0;
    }

    /// Whether this capture should fail; the next one will not.
    boolean failsCapture() {
        return takes(NextCapture.FAILS);
    }

    /// Whether this capture should be refused; the next one will not.
    boolean refusesCapture() {
        return takes(NextCapture.IS_REFUSED);
    }

    /// Whether this refund should fail; the next one will not.
    boolean failsRefund() {
        return takes(NextRefund.FAILS);
    }

    /// Whether this refund should be returned by the bank; the next one will not.
    boolean returnsRefund() {
        return takes(NextRefund.IS_RETURNED);
    }

    private boolean takes(NextRefund fault) {
        return getAndUpdate(now -> now.afterRefund(fault)).nextRefund() == fault;
    }

    private boolean takes(NextCapture fault) {
        return getAndUpdate(now -> now.afterCapture(fault)).nextCapture() == fault;
    }

    /// Whether this answer should be lost; the next one will not.
    boolean losesAnswer() {
        return getAndUpdate(Faults::afterLoss).losesAnswer();
    }

    private synchronized Faults getAndUpdate(UnaryOperator<Faults> change) {
        var before = faults;
        faults = change.apply(before);
        return before;
    }
}
