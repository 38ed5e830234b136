package io.ticketing.images;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/// Makes the archives of all images, each with an SBOM, and one report of licences. It refuses
/// licences that are not allowed.
final class Main {

    private Main() {}

    /// @param args the settings, each as `name=value`
    public static void main(String[] args) throws Exception {
        Map<String, String> values = Arrays.stream(args)
                .map(arg -> arg.split("=", 2))
                .collect(Collectors.toMap(arg -> arg[0], arg -> arg[1]));
        Settings settings = Settings.of(values);
        collectContents(settings);
        ArchiveBuilder archives = new ArchiveBuilder(settings);
        for (Image image : Image.ALL) {
            archives.build(image);
        }
    }

    private static void collectContents(Settings settings) throws IOException {
        ThirdParty thirdParty = new ThirdParty(Licences.allowed());
        for (Image image : Image.ALL) {
            Sbom sbom = Sbom.read(image.builtBy(settings.module()).resolve("target/sbom.cdx.json"));
            sbom.write(settings.sbom(image), settings.time().toString());
            thirdParty.add(image, sbom.libraries());
        }
        Files.writeString(settings.target().resolve("THIRD-PARTY.txt"), thirdParty.report());
    }
}
