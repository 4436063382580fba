package io.dirigent.operator.resources;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.keys.Authority;
import io.dirigent.operator.keys.CertifiedKey;
import io.dirigent.operator.keys.Password;
import io.dirigent.operator.keys.Purpose;
import io.dirigent.operator.keys.Subject;
import io.dirigent.operator.keys.TrustBundle;
import io.dirigent.operator.keys.UnusableKey;
import io.dirigent.operator.keys.Validity;
import io.fabric8.kubernetes.api.model.Secret;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One look at a cluster's Secrets. */
final class KeyRound {
    private final DirectoryCluster cluster;
    private final Names names;
    private final Map<String, Secret> existing;
    private final Instant now;
    private final SecureRandom random;
    private final ClusterKeys.Lists lists = new ClusterKeys.Lists();

    KeyRound(DirectoryCluster cluster, Map<String, Secret> existing, Instant now, SecureRandom random) {
        this.cluster = cluster;
        this.names = Names.of(cluster);
        this.existing = existing;
        this.now = now;
        this.random = random;
    }

    ClusterKeys decide() throws UnusableSecret {
        password();
        TrustBundle operatorTrust = TrustBundle.empty();
        for (Purpose purpose : Purpose.values()) {
            TrustBundle trust = keysFor(purpose);
            if (purpose == Purpose.OPERATOR) {
                operatorTrust = trust;
            }
        }
        return new ClusterKeys(lists.create, lists.update, operatorTrust);
    }

    private void password() {
        Secret present = existing.get(names.admin());
        if (present != null && !ClusterKeys.isOurs(present)) {
            return;
        }
        String password = present == null ? "" : AdminSecret.passwordIn(present);
        lists.want(AdminSecret.of(cluster, password.isEmpty() ? Password.generate(random) : password), present);
    }

    private TrustBundle keysFor(Purpose purpose) throws UnusableSecret {
        Secret present = existing.get(names.tls(purpose));
        if (present != null && !ClusterKeys.isOurs(present)) {
            return trustOf(present);
        }
        Authority authority = authorityFor(purpose);
        TrustBundle before = present == null ? TrustBundle.empty() : trustOf(present);
        TrustBundle trust = before.with(authority.self().certificate(), now);
        CertifiedKey key = keyFor(purpose, authority, before, present);
        lists.want(TlsSecret.of(cluster, purpose, key, trust), present);
        return trust;
    }

    private Authority authorityFor(Purpose purpose) throws UnusableSecret {
        String name = names.authority(purpose);
        Secret present = existing.get(name);
        Authority authority = present == null
                ? Authority.create(AuthoritySecret.commonName(cluster, purpose), now, random)
                : authorityIn(present, name);
        if (present == null || ClusterKeys.isOurs(present)) {
            lists.want(AuthoritySecret.of(cluster, purpose, authority), present);
        }
        return authority;
    }

    /** Where an authority is new, its first certificate waits until everybody had the chance to learn to trust it. */
    private CertifiedKey keyFor(
            Purpose purpose, Authority authority, TrustBundle trustedBefore, @Nullable Secret present) {
        Subject subject = TlsSecret.subject(cluster, purpose);
        CertifiedKey kept = present == null ? null : keyIn(present);
        if (kept == null) {
            return authority.issue(subject, now, random);
        }
        X509Certificate certificate = kept.certificate();
        boolean stays = Validity.speaksFor(certificate, subject) && !Validity.isRenewalDue(certificate, now);
        boolean mayChange =
                trustedBefore.authorities().contains(authority.self().certificate());
        return stays || !mayChange ? kept : authority.issue(subject, now, random);
    }

    private static Authority authorityIn(Secret secret, String name) throws UnusableSecret {
        try {
            return AuthoritySecret.in(secret);
        } catch (UnusableKey e) {
            throw new UnusableSecret(name, e);
        }
    }

    /** A damaged key is of no use to anybody: its Secret gets a new one. */
    private static @Nullable CertifiedKey keyIn(Secret secret) {
        try {
            return TlsSecret.keyIn(secret);
        } catch (UnusableKey e) {
            return null;
        }
    }

    private static TrustBundle trustOf(Secret secret) {
        try {
            return TlsSecret.trustIn(secret);
        } catch (UnusableKey e) {
            return TrustBundle.empty();
        }
    }
}
