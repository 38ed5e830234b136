package io.ticketing.auth.api;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Body of a sign-in. Any password may be tried; the limit keeps absurdly long ones from the hash.
@Schema(name = "SignIn")
record SignInRequest(
        @NotBlank @Size(max = 512) String email,
        @NotEmpty @Size(max = 1024) String password) {

    @Override
    public String toString() {
        return "sign-in of " + email;
    }
}
