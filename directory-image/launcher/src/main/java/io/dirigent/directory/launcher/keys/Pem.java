package io.dirigent.directory.launcher.keys;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM (RFC 7468): certificates, and private keys as PKCS#8, PKCS#1 (RSA) or SEC 1 (EC). */
final class Pem {

    private record Block(String type, byte[] der) {}

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----\\s+([A-Za-z0-9+/=\\s]+?)\\s*-----END \\1-----");

    private Pem() {}

    /** All certificates, in their order; at least one. */
    static List<X509Certificate> certificates(String file, String text) throws UnusableKey {
        List<X509Certificate> found = new ArrayList<>();
        for (Block block : blocks(file, text)) {
            if (block.type().equals("CERTIFICATE")) {
                found.add(certificate(file, block.der()));
            }
        }
        if (found.isEmpty()) {
            throw new UnusableKey(file + " holds no PEM certificate");
        }
        return found;
    }

    /** The private key that belongs to {@code owner}. */
    static PrivateKey privateKey(String file, String text, PublicKey owner) throws UnusableKey {
        for (Block block : blocks(file, text)) {
            switch (block.type()) {
                case "PRIVATE KEY" -> {
                    return decode(file, block.der(), owner);
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> {
                    return decode(file, wrapped(block.der(), owner), owner);
                }
                case "ENCRYPTED PRIVATE KEY" ->
                    throw new UnusableKey(file + " is encrypted; a plain PEM key is needed");
                default -> {} // parameters, or the certificate beside the key
            }
        }
        throw new UnusableKey(file + " holds no PEM private key");
    }

    private static List<Block> blocks(String file, String text) throws UnusableKey {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            try {
                byte[] body = matcher.group(2).getBytes(StandardCharsets.US_ASCII);
                blocks.add(new Block(matcher.group(1), Base64.getMimeDecoder().decode(body)));
            } catch (IllegalArgumentException e) {
                throw new UnusableKey(file + " is damaged: bad base64", e);
            }
        }
        return blocks;
    }

    private static X509Certificate certificate(String file, byte[] der) throws UnusableKey {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException e) {
            throw new UnusableKey(file + " holds a damaged certificate", e);
        }
    }

    private static PrivateKey decode(String file, byte[] pkcs8, PublicKey owner) throws UnusableKey {
        try {
            return KeyFactory.getInstance(owner.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new UnusableKey(file + " is no " + owner.getAlgorithm() + " key that belongs to the certificate", e);
        }
    }

    /** PKCS#8 around an older form: the algorithm with its parameters is the one of the certificate's public key. */
    private static byte[] wrapped(byte[] key, PublicKey owner) {
        byte[] algorithm = algorithmOf(owner.getEncoded());
        byte[] version = {2, 1, 0};
        return der(0x30, concat(version, algorithm, der(0x04, key)));
    }

    /** The first element of a SubjectPublicKeyInfo. */
    private static byte[] algorithmOf(byte[] publicKey) {
        int start = headerLength(publicKey, 0);
        int end = start + headerLength(publicKey, start) + contentLength(publicKey, start);
        return Arrays.copyOfRange(publicKey, start, end);
    }

    private static int headerLength(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        return first < 0x80 ? 2 : 2 + (first & 0x7f);
    }

    private static int contentLength(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | der[at + 2 + i] & 0xff;
        }
        return length;
    }

    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            int bytes = content.length < 0x100 ? 1 : content.length < 0x10000 ? 2 : 3;
            out.write(0x80 | bytes);
            for (int i = bytes - 1; i >= 0; i--) {
                out.write(content.length >> 8 * i);
            }
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
