package io.dirigent.operator.keys;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A private key with the certificate that speaks for it. */
public record CertifiedKey(PrivateKey key, X509Certificate certificate) {

    /**
     * Reads what a Secret of type {@code kubernetes.io/tls} holds.
     *
     * @param certificates the chain, its own certificate first
     */
    public static CertifiedKey ofPem(String certificates, String key) throws UnusableKey {
        List<X509Certificate> chain = Pem.certificates(certificates);
        if (chain.isEmpty()) {
            throw new UnusableKey("no certificate in PEM");
        }
        X509Certificate own = chain.getFirst();
        return new CertifiedKey(Pem.privateKey(key, own.getPublicKey().getAlgorithm()), own);
    }

    /** The value of {@code tls.crt}. */
    public String certificatePem() {
        return Pem.of(certificate);
    }

    /** The value of {@code tls.key}: PKCS#8. */
    public String keyPem() {
        return Pem.of(key);
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "key of " + certificate.getSubjectX500Principal();
    }
}
