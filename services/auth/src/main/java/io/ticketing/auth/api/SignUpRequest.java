package io.ticketing.auth.api;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Body of a sign-up.
@Schema(name = "SignUp")
record SignUpRequest(
        @NotBlank
                @Size(max = 254)
                @Email(regexp = "[!-~]+@[!-~]+", message = "must be a valid e-mail address")
                String email,
        @NotNull @Size(min = 8, max = 128) String password) {

    @Override
    public String toString() {
        return "sign-up of " + email;
    }
}
