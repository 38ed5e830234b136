package io.ticketing.journeys;

import java.nio.file.Path;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;

import static org.assertj.core.api.Assertions.assertThat;

/// Checks a page as people with different screens, colours and eyesight see it, and keeps pictures
/// of it in `target/screenshots`.
final class Look {

    private static final Path PICTURES = Path.of(System.getProperty("ticketing.target", "target"), "screenshots");
    private static final int NARROWEST = 320;

    private record Screen(String name, int width, int height) {}

    private static final List<Screen> SCREENS =
            List.of(new Screen("phone", 390, 844), new Screen("desktop", 1280, 800));

    private Look() {}

    static void at(Person person, String name) {
        Page page = person.page();
        for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
            for (var screen : SCREENS) {
                page.setViewportSize(screen.width, screen.height);
                var picture =
                        "%s-%s-%s.png".formatted(name, screen.name, scheme).toLowerCase();
                page.screenshot(new ScreenshotOptions()
                        .setPath(PICTURES.resolve(picture))
                        .setFullPage(true));
            }
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as("accessibility of %s, %s", name, scheme)
                    .isEmpty();
        }
        fitsTheNarrowestScreen(page, name);
    }

    private static void fitsTheNarrowestScreen(Page page, String name) {
        page.setViewportSize(NARROWEST, 640);
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("width of %s", name)
                .isEqualTo(NARROWEST);
        page.setViewportSize(1280, 800);
    }
}
