package io.ticketing.local.demo;

/// An account the demo sells from: the same on every system, for everybody to sign in to.
public record DemoAccount(String name) {

    /// No secret: it is printed and documented, and opens nothing but the demo's accounts.
    public static final String PASSWORD = "take-your-seats";

    public String email() {
        return name + "@demo.ticketing.example";
    }
}
