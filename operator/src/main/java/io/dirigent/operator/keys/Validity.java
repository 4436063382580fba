package io.dirigent.operator.keys;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a certificate can stay. */
public final class Validity {
    private static final int DNS_NAME = 2;

    private Validity() {}

    /** When a certificate should be replaced: after two thirds of its life, so that a third is left to mend what fails. */
    public static Instant renewalOf(X509Certificate certificate) {
        Instant begin = certificate.getNotBefore().toInstant();
        Duration life = Duration.between(begin, certificate.getNotAfter().toInstant());
        return begin.plus(life.multipliedBy(2).dividedBy(3));
    }

    /** Whether it is time to replace the certificate. */
    public static boolean isRenewalDue(X509Certificate certificate, Instant now) {
        return !now.isBefore(renewalOf(certificate));
    }

    /** Whether the certificate is for all of the subject's names, so that nobody who verifies it is turned away. */
    public static boolean speaksFor(X509Certificate certificate, Subject subject) {
        return certificate.getSubjectX500Principal().equals(subject.name())
                && dnsNames(certificate).containsAll(subject.dnsNames());
    }

    private static Set<String> dnsNames(X509Certificate certificate) {
        Set<String> names = new HashSet<>();
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            if (all != null) {
                for (List<?> name : all) {
                    if (name.getFirst().equals(DNS_NAME)) {
                        names.add((String) name.get(1));
                    }
                }
            }
        } catch (CertificateParsingException e) {
            // What cannot be read speaks for nobody, and is replaced.
            return Set.of();
        }
        return names;
    }
}
