package io.ticketing.rest;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

/// Null, or a key that can be stored; a refusal names the header, which is the name that callers
/// know.
@Constraint(validatedBy = ValidIdempotencyKey.Checked.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidIdempotencyKey {

    String message() default IdempotencyHeader.MESSAGE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Uses the header's name instead of the parameter's.
    class Checked implements ConstraintValidator<ValidIdempotencyKey, String> {

        @Override
        public boolean isValid(@Nullable String key, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode(IdempotencyHeader.NAME)
                    .addConstraintViolation();
            return key == null || key.matches(IdempotencyHeader.FORM);
        }
    }
}
