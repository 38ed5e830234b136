package io.ticketing.auth.tokens;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.KeyAgreement;

/// A PEM file with one private EC key on P-256. The public half is computed, since PKCS#8 may lack
/// it.
record KeyFile(Path path) {

    private static final int P256_BITS = 256;

    /// PKCS#8, or SEC 1 if it says `EC`; anything else in the file is skipped.
    private static final Pattern KEY = Pattern.compile("-----BEGIN (EC )?PRIVATE KEY-----([^-]*)-----END ");

    String keyId() {
        return path.getFileName().toString().replaceFirst("\\.pem$", "");
    }

    Instant writtenAt() throws IOException {
        return Files.getLastModifiedTime(path).toInstant();
    }

    SigningKey read() throws IOException, GeneralSecurityException {
        Instant writtenAt = writtenAt();
        ECPrivateKey privateKey = privateKey(Files.readString(path));
        return new SigningKey(keyId(), privateKey, publicHalf(privateKey), writtenAt);
    }

    private static ECPrivateKey privateKey(String pem) throws GeneralSecurityException {
        Matcher block = KEY.matcher(pem);
        if (!block.find()) {
            throw new InvalidKeyException("no private key");
        }
        byte[] encoded = decode(block.group(2));
        byte[] pkcs8 = block.group(1) == null ? encoded : Sec1.toPkcs8(encoded);
        var spec = new PKCS8EncodedKeySpec(pkcs8);
        var key = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(spec);
        if (key.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
            throw new InvalidKeyException("not on P-256");
        }
        return key;
    }

    private static byte[] decode(String base64) throws InvalidKeyException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new InvalidKeyException(notBase64);
        }
    }

    /// Diffie-Hellman with the generator gives the point's x; one of the two y verifies.
    private static ECPublicKey publicHalf(ECPrivateKey key) throws GeneralSecurityException {
        ECParameterSpec curve = key.getParams();
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(point(curve.getGenerator(), curve), true);
        BigInteger x = new BigInteger(1, agreement.generateSecret());
        BigInteger y = y(x, curve.getCurve());
        ECPublicKey first = point(new ECPoint(x, y), curve);
        ECPublicKey second = point(new ECPoint(x, prime(curve.getCurve()).subtract(y)), curve);
        return belongTogether(key, first) ? first : second;
    }

    private static BigInteger y(BigInteger x, EllipticCurve curve) {
        BigInteger p = prime(curve);
        BigInteger square =
                x.pow(3).add(curve.getA().multiply(x)).add(curve.getB()).mod(p);
        // The square root is this simple because the prime of P-256 is 3 modulo 4.
        return square.modPow(p.add(BigInteger.ONE).shiftRight(2), p);
    }

    private static BigInteger prime(EllipticCurve curve) {
        return ((ECFieldFp) curve.getField()).getP();
    }

    private static ECPublicKey point(ECPoint point, ECParameterSpec curve) throws GeneralSecurityException {
        var spec = new ECPublicKeySpec(point, curve);
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
    }

    private static boolean belongTogether(ECPrivateKey key, PublicKey candidate) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(candidate);
        return signature.verify(signed);
    }
}
