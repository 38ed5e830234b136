package io.ticketing.tickets.api;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

import org.jspecify.annotations.Nullable;

import io.ticketing.money.InvalidAmountException;
import io.ticketing.money.Money;

/// Null, or the code of a currency that people can pay in.
@Constraint(validatedBy = CurrencyCode.Known.class)
@Retention(RetentionPolicy.RUNTIME)
@interface CurrencyCode {

    String message() default "must be an ISO 4217 code such as USD";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Uses the same check as all prices.
    class Known implements ConstraintValidator<CurrencyCode, String> {

        @Override
        public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
            try {
                return code == null || Money.currency(code) != null;
            } catch (InvalidAmountException unknown) {
                return false;
            }
        }
    }
}
