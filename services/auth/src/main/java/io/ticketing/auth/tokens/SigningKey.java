package io.ticketing.auth.tokens;

import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;

/// A key pair that signs tokens, or did; `writtenAt` is when its file was.
public record SigningKey(
        String id, ECPrivateKey privateKey, ECPublicKey publicKey, Instant writtenAt) {}
