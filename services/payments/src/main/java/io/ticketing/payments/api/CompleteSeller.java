package io.ticketing.payments.api;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Locale;
import java.util.Set;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/// A business with all its details, or a private person with a name only.
@Constraint(validatedBy = CompleteSeller.Checked.class)
@Retention(RetentionPolicy.RUNTIME)
@interface CompleteSeller {

    String message() default "is not complete";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Names each field that is missing or too much.
    class Checked implements ConstraintValidator<CompleteSeller, DescribeSellerRequest> {

        private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

        @Override
        public boolean isValid(DescribeSellerRequest seller, ConstraintValidatorContext context) {
            context.disableDefaultConstraintViolation();
            var isRight = true;
            for (var detail : seller.detailsOfBusiness().entrySet()) {
                if (detail.getValue().isPresent() != seller.isBusiness()) {
                    isRight = refuse(
                            context,
                            detail.getKey(),
                            seller.isBusiness() ? "is required of a business" : "is for a business only");
                }
            }
            if (seller.addressLine2() != null && !seller.isBusiness()) {
                isRight = refuse(context, "addressLine2", "is for a business only");
            }
            if (seller.country() != null && !COUNTRIES.contains(seller.country())) {
                isRight = refuse(context, "country", "must be an ISO 3166-1 alpha-2 code such as IE");
            }
            return isRight;
        }

        private static boolean refuse(ConstraintValidatorContext context, String field, String message) {
            context.buildConstraintViolationWithTemplate(message)
                    .addPropertyNode(field)
                    .addConstraintViolation();
            return false;
        }
    }
}
