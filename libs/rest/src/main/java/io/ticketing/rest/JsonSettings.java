package io.ticketing.rest;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;

/// Reads JSON strictly and writes decimals plainly.
@Singleton
class JsonSettings implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
        mapper.configure(JsonParser.Feature.STRICT_DUPLICATE_DETECTION, true);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.registerModule(new SimpleModule("strict")
                .addDeserializer(String.class, new StorableText())
                .addDeserializer(Integer.class, new WholeNumber())
                .addDeserializer(BigDecimal.class, new Amount()));
    }

    /// Accepts a whole number however it is written, such as `1.0` and `1e0`, but not as a string.
    private static final class WholeNumber extends StdScalarDeserializer<Integer> {

        WholeNumber() {
            super(Integer.class);
        }

        @Override
        public Integer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isNumeric()) {
                return (Integer) context.handleUnexpectedToken(Integer.class, parser);
            }
            try {
                return parser.getDecimalValue().intValueExact();
            } catch (ArithmeticException notWhole) {
                return context.reportInputMismatch(Integer.class, "not a whole number");
            }
        }
    }

    /// Also accepts a price as a string of digits, because web forms send it that way.
    private static final class Amount extends StdScalarDeserializer<BigDecimal> {

        private static final Pattern WRITTEN = Pattern.compile("-?\\d{1,20}(\\.\\d{1,20})?");

        Amount() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isNumeric()) {
                return parser.getDecimalValue();
            }
            return parser.hasToken(JsonToken.VALUE_STRING)
                            && WRITTEN.matcher(parser.getText()).matches()
                    ? new BigDecimal(parser.getText())
                    : (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
        }
    }

    /// Refuses text that UTF-8 or PostgreSQL can't hold: half a surrogate pair, and NUL.
    private static final class StorableText extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null && text.codePoints().anyMatch(StorableText::isUnstorable)) {
                throw context.weirdStringException(text, String.class, "not storable as text");
            }
            return text;
        }

        private static boolean isUnstorable(int codePoint) {
            return codePoint == 0 || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        }
    }
}
