package io.ticketing.orders;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/// Settings that let one batch of overdue reservations free enough tickets for any single order,
/// because placing an order ends only one batch.
@Constraint(validatedBy = OneBatchMakesRoom.Checked.class)
@Retention(RetentionPolicy.RUNTIME)
@interface OneBatchMakesRoom {

    String message() default "release-batch must be at least max-quantity";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Each reservation is for at least one ticket.
    class Checked implements ConstraintValidator<OneBatchMakesRoom, OrdersConfig> {

        @Override
        public boolean isValid(OrdersConfig config, ConstraintValidatorContext context) {
            return config.releaseBatch() >= config.maxQuantity();
        }
    }
}
