package io.dirigent.operator.keys;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The certificate authorities that are trusted for one purpose. Several while one replaces another: a new one is trusted
 * everywhere before anything is signed by it.
 */
public record TrustBundle(List<X509Certificate> authorities) {

    public TrustBundle {
        authorities = List.copyOf(authorities);
    }

    /** A bundle that trusts nobody yet. */
    public static TrustBundle empty() {
        return new TrustBundle(List.of());
    }

    /** Reads the value of {@code ca.crt}. */
    public static TrustBundle ofPem(String pem) throws UnusableKey {
        return new TrustBundle(Pem.certificates(pem));
    }

    /** The bundle that trusts {@code authority} too, and no longer those that expired. */
    public TrustBundle with(X509Certificate authority, Instant now) {
        Set<X509Certificate> all = new LinkedHashSet<>(authorities);
        all.add(authority);
        return new TrustBundle(all.stream()
                .filter(one -> now.isBefore(one.getNotAfter().toInstant()))
                .toList());
    }

    /** The value of {@code ca.crt}. */
    public String pem() {
        return authorities.stream().map(Pem::of).collect(Collectors.joining());
    }
}
