package io.ticketing.payments.api;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.regex.Pattern;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

/// Null, or a line of text that can be printed: it shows something, and turns no text around it.
@Constraint(validatedBy = PrintedLine.Checked.class)
@Retention(RetentionPolicy.RUNTIME)
@interface PrintedLine {

    int max();

    String message() default "must be one line of text with 1 to {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Counts code points, not the surrogates in which Java stores some.
    class Checked implements ConstraintValidator<PrintedLine, String> {

        private static final Pattern UNPRINTABLE =
                Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");
        private static final Pattern SHOWS = Pattern.compile("[\\p{L}\\p{N}]");

        private int max;

        @Override
        public void initialize(PrintedLine line) {
            max = line.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null
                    || text.codePointCount(0, text.length()) <= max
                            && SHOWS.matcher(text).find()
                            && !UNPRINTABLE.matcher(text).find();
        }
    }
}
