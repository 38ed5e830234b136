package io.ticketing.auth.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

/// An address that [EmailAddress] can read.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidEmail.Check.class)
@interface ValidEmail {

    String message() default "must be a valid e-mail address";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Accepts null: other constraints require a value.
    final class Check implements ConstraintValidator<ValidEmail, String> {

        @Override
        public boolean isValid(@Nullable String written, ConstraintValidatorContext context) {
            return written == null
                    || written.isBlank()
                    || EmailAddress.read(written).isPresent();
        }
    }
}
