package io.ticketing.testing;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.builder.BuildChainBuilder;
import io.quarkus.builder.BuildContext;
import io.quarkus.deployment.builditem.GeneratedResourceBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.test.junit.buildchain.TestBuildChainCustomizerProducer;
import org.jboss.jandex.Index;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Records, in every component test, which classes a native executable could read and write by
/// reflection, for [JsonInNative]. Quarkus knows them even if it makes no native executable.
public final class ReflectionInNative implements TestBuildChainCustomizerProducer {

    static final String NOTES = "registered-for-reflection.txt";

    /// Named but not used, because some services do not have it.
    private static final String JACKSON = "io/quarkus/jackson/ObjectMapperCustomizer.class";

    @Override
    public Consumer<BuildChainBuilder> produce(Index testClasses) {
        return chain -> chain.addBuildStep(ReflectionInNative::note)
                .consumes(ReflectiveClassBuildItem.class)
                .produces(GeneratedResourceBuildItem.class)
                .build()
                .addBuildStep(ReflectionInNative::addBean)
                .produces(AdditionalBeanBuildItem.class)
                .build();
    }

    private static void note(BuildContext build) {
        String names = build.consumeMulti(ReflectiveClassBuildItem.class).stream()
                .filter(item -> item.isConstructors() && item.isMethods())
                .map(ReflectiveClassBuildItem::getClassNames)
                .flatMap(Collection::stream)
                .distinct()
                .collect(Collectors.joining("\n"));
        build.produce(new GeneratedResourceBuildItem(NOTES, names.getBytes(UTF_8)));
    }

    private static void addBean(BuildContext build) {
        var classes = Thread.currentThread().getContextClassLoader();
        if (classes.getResource(JACKSON) != null) {
            build.produce(AdditionalBeanBuildItem.unremovableOf("io.ticketing.testing.JsonInNative"));
        }
    }
}
