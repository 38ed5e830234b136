package io.ticketing.tickets.api;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

import io.ticketing.tickets.domain.Title;

/// Null, or one line of text with a limited number of characters, however many bytes each takes.
@Constraint(validatedBy = OneLine.Checked.class)
@Retention(RetentionPolicy.RUNTIME)
@interface OneLine {

    int max();

    String message() default "must be one line of text with at most {max} characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Counts code points, not the surrogates in which Java stores some.
    class Checked implements ConstraintValidator<OneLine, String> {

        private int max;

        @Override
        public void initialize(OneLine line) {
            max = line.max();
        }

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null || text.codePointCount(0, text.length()) <= max && Title.isOneLine(text);
        }
    }
}
