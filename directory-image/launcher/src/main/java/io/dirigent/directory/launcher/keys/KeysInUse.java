package io.dirigent.directory.launcher.keys;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the running server was given last: a Secret that changed is not in use before it was taken over.
 *
 * @param certificates for each purpose the serial of the server's own certificate, in hexadecimal digits
 * @param authorities for each purpose the SHA-256 digests of the authorities that are trusted
 */
public record KeysInUse(SortedMap<String, String> certificates, SortedMap<String, List<String>> authorities) {

    static final String SERVER = "server";
    static final String REPLICATION = "replication";
    static final String OPERATOR = "operator";

    static final KeysInUse NONE = new KeysInUse(new TreeMap<>(), new TreeMap<>());

    public KeysInUse {
        certificates = Collections.unmodifiableSortedMap(new TreeMap<>(certificates));
        authorities = Collections.unmodifiableSortedMap(new TreeMap<>(authorities));
    }

    KeysInUse withCertificate(String purpose, List<X509Certificate> chain) {
        SortedMap<String, String> next = new TreeMap<>(certificates);
        next.put(purpose, chain.getFirst().getSerialNumber().toString(16));
        return new KeysInUse(next, authorities);
    }

    KeysInUse withAuthorities(String purpose, List<X509Certificate> trusted) {
        SortedMap<String, List<String>> next = new TreeMap<>(authorities);
        next.put(purpose, trusted.stream().map(KeysInUse::digest).toList());
        return new KeysInUse(certificates, next);
    }

    private static String digest(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }
}
