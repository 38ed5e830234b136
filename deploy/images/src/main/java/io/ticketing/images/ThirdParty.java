package io.ticketing.images;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The libraries in the images, by licence.
final class ThirdParty {

    private static final String HEAD = """
            Libraries of others in the images of Ticketing, by licence: each with the images that it is in.
            A library with several licences is here by those of them under which it is used.
            """;

    private final Licences licences;
    private final Map<String, Set<String>> imagesOf = new TreeMap<>();
    private final Map<String, Library> libraries = new TreeMap<>();

    ThirdParty(Licences licences) {
        this.licences = licences;
    }

    void add(Image image, List<Library> itsLibraries) {
        for (Library library : itsLibraries) {
            if (!library.isOurs()) {
                libraries.put(library.toString(), library);
                imagesOf.computeIfAbsent(library.toString(), any -> new TreeSet<>())
                        .add(image.name());
            }
        }
    }

    /// @throws IllegalStateException if a library has no allowed licence
    String report() {
        licences.check(Set.copyOf(libraries.values()));
        Map<String, StringBuilder> sections = new TreeMap<>();
        libraries.forEach((key, library) -> sections.computeIfAbsent(
                        String.join(" or ", licences.of(library)), any -> new StringBuilder())
                .append(line(library)));
        StringBuilder report = new StringBuilder(HEAD);
        sections.forEach((licence, lines) ->
                report.append("\n").append(licence).append("\n\n").append(lines));
        return report.toString();
    }

    private String line(Library library) {
        Set<String> images = imagesOf.getOrDefault(library.toString(), Set.of());
        String where = images.size() == Image.ALL.size() ? "all" : String.join(", ", images);
        String website = library.website().isEmpty() ? "" : " <" + library.website() + ">";
        return "  %s%s [%s]\n".formatted(library, website, where);
    }
}
