package io.dirigent.directory.launcher.keys;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

/**
 * A Secret of type {@code kubernetes.io/tls}: a private key, its certificate chain, and the bundle of trusted CAs.
 *
 * @param source where it is mounted, for messages
 */
public record KeyPairFile(String source, PrivateKey key, List<X509Certificate> chain, List<X509Certificate> trusted) {

    public static final String[] FILES = {"tls.crt", "tls.key", "ca.crt"};

    public static KeyPairFile of(String source, Map<String, String> files) throws UnusableKey {
        List<X509Certificate> chain = Pem.certificates(source + "/tls.crt", content(files, "tls.crt"));
        PublicKey owner = chain.getFirst().getPublicKey();
        PrivateKey key = Pem.privateKey(source + "/tls.key", content(files, "tls.key"), owner);
        if (!belongs(key, owner)) {
            throw new UnusableKey(source + "/tls.key does not belong to the certificate in tls.crt");
        }
        return new KeyPairFile(source, key, chain, Pem.certificates(source + "/ca.crt", content(files, "ca.crt")));
    }

    private static String content(Map<String, String> files, String name) {
        return files.getOrDefault(name, "");
    }

    private static boolean belongs(PrivateKey key, PublicKey owner) {
        byte[] probe = {1, 2, 3, 4};
        try {
            Signature signature = Signature.getInstance(algorithm(owner));
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(owner);
            signature.update(probe);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String algorithm(PublicKey owner) {
        return switch (owner.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> owner.getAlgorithm(); // EdDSA signs without a hash of its own
        };
    }
}
