package io.ticketing.auth.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Body of a sign-up.
@Schema(name = "SignUp")
record SignUpRequest(
        @NotBlank
        @ValidEmail
        @Schema(
                description = "In any script, with the domain in Unicode or ASCII. Surrounding blanks"
                        + " and capitals do not matter",
                maxLength = 254,
                examples = "ann@example.com")
        String email,

        @NotNull @Size(min = 8, max = 128) String password) {

    @Override
    public String toString() {
        return "sign-up of " + email;
    }
}
