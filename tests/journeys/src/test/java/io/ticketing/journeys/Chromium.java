package io.ticketing.journeys;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;

/// The machine's own Chromium, driven by the machine's own Node.js.
final class Chromium implements AutoCloseable {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-quic");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path chromium, Path node) {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS));
    }

    static Chromium launch() {
        return new Chromium(
                onPath("chromium", "chromium-browser", "google-chrome").orElseThrow(),
                onPath("node").orElseThrow());
    }

    /// What is missing to start it, as a line for people; empty if nothing is.
    static Optional<String> missing() {
        boolean there = onPath("chromium", "chromium-browser", "google-chrome").isPresent()
                && onPath("node").isPresent();
        return there
                ? Optional.empty()
                : Optional.of("The browser journeys need Chromium and Node.js: on Debian, apt-get install"
                        + " chromium nodejs");
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
