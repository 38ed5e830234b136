package io.ticketing.rest;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/// Null, or a key that can be kept; a refusal names the header, which is what callers know.
@Constraint(validatedBy = ValidIdempotencyKey.Checked.class)
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidIdempotencyKey {

    String message() default IdempotencyHeader.MESSAGE;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Puts the header's name where the parameter's would be.
    class Checked implements ConstraintValidator<ValidIdempotencyKey, String> {

        @Override
        public boolean isValid(String key, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(
                            context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode(IdempotencyHeader.NAME)
                    .addConstraintViolation();
            return key == null || key.matches(IdempotencyHeader.FORM);
        }
    }
}
