package io.ticketing.sandbox;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.ticketing.sandbox.Faults.NextCapture;
import io.ticketing.sandbox.Faults.NextRefund;

/// The form in which people say what is to go wrong.
final class FaultsForm {

    private FaultsForm() {}

    static String html(Faults faults) {
        return """
                <form method="post" action="/sandbox/faults" class="faults">
                <label>The next capture <select name="next_capture">%s</select></label>
                <label>The next refund <select name="next_refund">%s</select></label>
                <label>Calls that fail next <input type="number" name="failures" min="0" max="1000" value="%d"></label>
                <label>Delay of each call, in ms
                <input type="number" name="delay_millis" min="0" max="60000" value="%d"></label>
                <label class="check"><input type="checkbox" name="loses_answer"%s> Lose the next answer</label>
                <button>Apply</button>
                </form>
                """.formatted(
                        Stream.of(NextCapture.values())
                                .map(capture -> option(capture, words(capture), capture == faults.nextCapture()))
                                .collect(Collectors.joining()),
                        Stream.of(NextRefund.values())
                                .map(refund -> option(refund, words(refund), refund == faults.nextRefund()))
                                .collect(Collectors.joining()),
                        faults.failures(),
                        faults.delay().toMillis(),
                        faults.losesAnswer() ? " checked" : "");
    }

    private static String option(Enum<?> value, String words, boolean selected) {
        return "<option value=\"%s\"%s>%s</option>".formatted(value, selected ? " selected" : "", words);
    }

    private static String words(NextCapture capture) {
        return switch (capture) {
            case WORKS -> "works";
            case FAILS -> "fails in the gateway";
            case IS_REFUSED -> "is refused by the issuer";
        };
    }

    private static String words(NextRefund refund) {
        return switch (refund) {
            case WORKS -> "works";
            case FAILS -> "fails in the gateway";
            case IS_RETURNED -> "is returned by the bank";
        };
    }
}
