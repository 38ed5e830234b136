package io.ticketing.demo;

/// An account that the demo sells from: the same on every system, so anyone can sign in to it.
public record DemoAccount(String name) {

    /// Not a secret: it is printed and documented, and gives access to the demo's accounts only.
    public static final String PASSWORD = "take-your-seats";

    public String email() {
        return name + "@demo.ticketing.example";
    }
}
