package io.ticketing.storefront.market;

/// Carries a refusal out of the REST client; [Answer] turns it into a value again.
public final class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    RefusedException(Refusal refusal) {
        super(refusal.status() + " " + refusal.type(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
