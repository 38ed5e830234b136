package io.ticketing.tickets.api;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Optional;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import io.ticketing.tickets.domain.Title;

/// Null, or a visible title.
@Constraint(validatedBy = ReadableTitle.Checked.class)
@Retention(RetentionPolicy.RUNTIME)
@interface ReadableTitle {

    String message() default "is no title";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Says what is wrong with it.
    class Checked implements ConstraintValidator<ReadableTitle, String> {

        @Override
        public boolean isValid(String title, ConstraintValidatorContext context) {
            Optional<String> flaw = Optional.ofNullable(title).flatMap(Title::flaw);
            flaw.ifPresent(message -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
            });
            return flaw.isEmpty();
        }
    }
}
