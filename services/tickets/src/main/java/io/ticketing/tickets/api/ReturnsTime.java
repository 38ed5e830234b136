package io.ticketing.tickets.api;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.DateTimeException;
import java.time.Instant;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

import io.ticketing.tickets.domain.Returns;

/// Null, empty for no returns, or the time until which buyers may return something.
@Constraint(validatedBy = ReturnsTime.Known.class)
@Retention(RetentionPolicy.RUNTIME)
@interface ReturnsTime {

    String message() default "must be a time such as 2026-12-31T20:00:00Z, or empty";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Accepts what it can read.
    class Known implements ConstraintValidator<ReturnsTime, String> {

        private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            try {
                return text == null || read(text) != null;
            } catch (DateTimeException unreadable) {
                return false;
            }
        }

        /// @throws DateTimeException if RFC 3339 has no such time
        static Returns read(String text) {
            if (text.isEmpty()) {
                return Returns.NONE;
            }
            Instant until = Instant.parse(text);
            if (!until.isBefore(YEAR_10000)) {
                throw new DateTimeException("too late");
            }
            return new Returns(until);
        }
    }
}
