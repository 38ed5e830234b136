package io.ticketing.auth.tokens;

import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;

/// A key pair that signs or has signed tokens; `writtenAt` is the time of its file.
public record SigningKey(String id, ECPrivateKey privateKey, ECPublicKey publicKey, Instant writtenAt) {}
