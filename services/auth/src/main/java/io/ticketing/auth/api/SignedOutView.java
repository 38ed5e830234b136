package io.ticketing.auth.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// `{}`: there is nothing to say, but clients expect JSON.
@Schema(name = "SignedOut")
record SignedOutView() {}
