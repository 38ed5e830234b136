package io.ticketing.tickets.api;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/// A filter that names tickets by their ids neither searches nor pages.
@Constraint(validatedBy = IdsAlone.Checked.class)
@Retention(RetentionPolicy.RUNTIME)
@interface IdsAlone {

    String message() default "can't be combined with id";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Names each parameter that can't be combined with ids.
    class Checked implements ConstraintValidator<IdsAlone, TicketFilter> {

        @Override
        public boolean isValid(TicketFilter filter, ConstraintValidatorContext context) {
            List<String> tooMuch = filter.id().isEmpty() ? List.of() : others(filter);
            context.disableDefaultConstraintViolation();
            for (String parameter : tooMuch) {
                context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                        .addPropertyNode(parameter)
                        .addConstraintViolation();
            }
            return tooMuch.isEmpty();
        }

        private static List<String> others(TicketFilter filter) {
            List<String> others = new ArrayList<>();
            if (filter.q() != null) {
                others.add("q");
            }
            if (filter.limit() != null) {
                others.add("limit");
            }
            if (filter.cursor() != null) {
                others.add("cursor");
            }
            return others;
        }
    }
}
