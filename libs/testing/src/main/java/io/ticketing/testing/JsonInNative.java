package io.ticketing.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.quarkus.jackson.ObjectMapperCustomizer;

import static java.nio.charset.StandardCharsets.UTF_8;

/// In tests, refuses JSON of our types that the native executable couldn't read or write because
/// they are not registered for reflection. Otherwise only the native build would reveal that.
@Singleton
public final class JsonInNative implements ObjectMapperCustomizer {

    private static final String OURS = "io.ticketing.";

    private final Set<String> registered = registered();

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(new SimpleModule(JsonInNative.class.getName())
                .setSerializerModifier(new Writing())
                .setDeserializerModifier(new Reading()));
    }

    /// Jackson turns it into an error that says where the type was met.
    private void check(Class<?> type) {
        if (type.getName().startsWith(OURS) && !registered.contains(type.getName())) {
            throw new IllegalArgumentException(
                    type.getName() + " is not registered for reflection: see @RegisterForReflection");
        }
    }

    private static Set<String> registered() {
        try (InputStream notes =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(ReflectionInNative.NOTES)) {
            return new String(notes.readAllBytes(), UTF_8).lines().collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Writing extends BeanSerializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription bean, JsonSerializer<?> serializer) {
            check(bean.getBeanClass());
            return serializer;
        }

        @Override
        public JsonSerializer<?> modifyEnumSerializer(
                SerializationConfig config, JavaType type, BeanDescription bean, JsonSerializer<?> serializer) {
            check(bean.getBeanClass());
            return serializer;
        }
    }

    private final class Reading extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
            check(bean.getBeanClass());
            return deserializer;
        }

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> deserializer) {
            check(bean.getBeanClass());
            return deserializer;
        }
    }
}
