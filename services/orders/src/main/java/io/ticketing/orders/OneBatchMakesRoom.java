package io.ticketing.orders;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/// Settings with which ending one batch of overdue reservations frees enough tickets for any one
/// order, as placing an order ends no second batch.
@Constraint(validatedBy = OneBatchMakesRoom.Checked.class)
@Retention(RetentionPolicy.RUNTIME)
@interface OneBatchMakesRoom {

    String message() default "release-batch must be at least max-quantity";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Each reservation is for one ticket at least.
    class Checked implements ConstraintValidator<OneBatchMakesRoom, OrdersConfig> {

        @Override
        public boolean isValid(OrdersConfig config, ConstraintValidatorContext context) {
            return config.releaseBatch() >= config.maxQuantity();
        }
    }
}
