package io.dirigent.directory.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dirigent.directory.launcher.mark.Mark;
import io.dirigent.directory.launcher.settings.IndexType;
import io.dirigent.directory.launcher.settings.Member;
import io.dirigent.directory.launcher.settings.ServerSettings;
import io.dirigent.directory.launcher.settings.Suffix;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RenderingTest {

    private static final String HASH = "{PBKDF2-HMAC-SHA512}10000:abc";
    private static final LdifEntry MARK = Mark.first("ns/corp/0", List.of("dc=example,dc=com"), "id", Instant.EPOCH);

    @Test
    void publicPortsStartClosedOnTheOwnAddress() {
        LdifFile rendered = render("10.1.2.3", new LdifFile());
        for (String handler : List.of(Names.LDAP_HANDLER, Names.LDAPS_HANDLER)) {
            LdifEntry entry = rendered.get(handler);
            assertThat(entry.values("ds-cfg-enabled")).containsExactly("false");
            assertThat(entry.values("ds-cfg-listen-address")).containsExactly("10.1.2.3");
            assertThat(entry.values("ds-cfg-ssl-client-auth-policy")).containsExactly("disabled");
        }
        assertThat(rendered.get(Names.LDAP_HANDLER).values("ds-cfg-listen-port"))
                .containsExactly("1389");
    }

    @Test
    void aPortThatWasOpenAtTheLastStopIsRenderedClosedAgain() {
        LdifFile volume = render("10.1.2.3", new LdifFile());
        volume.get(Names.LDAP_HANDLER).set("ds-cfg-enabled", "true").set("ds-cfg-denied-client", "::/0");
        LdifEntry handler = render("10.1.2.3", volume).get(Names.LDAP_HANDLER);
        assertThat(handler.values("ds-cfg-enabled")).containsExactly("false");
        assertThat(handler.values("ds-cfg-denied-client")).isEmpty();
    }

    @Test
    void theOperatorsPortRequiresItsCertificate() {
        LdifEntry handler = render("10.1.2.3", new LdifFile()).get(Names.OPERATOR_HANDLER);
        assertThat(handler.values("ds-cfg-ssl-client-auth-policy")).containsExactly("required");
        assertThat(handler.values("ds-cfg-trust-manager-provider")).containsExactly(Names.OPERATOR_TRUST_PROVIDER);
    }

    @Test
    void theOperatorLosesEveryDefaultPrivilegeThatItDoesNotNeed() {
        assertThat(render("10.1.2.3", new LdifFile()).get(Names.OPERATOR).values("ds-privilege-name"))
                .containsExactly("-bypass-acl", "-modify-acl");
    }

    @Test
    void nothingOfTheTemplatesSecretsOrDatabasesIsLeft() {
        String rendered = render("10.1.2.3", new LdifFile()).print();
        assertThat(rendered).doesNotContain("SSHA", "userRoot").contains(HASH);
    }

    @Test
    void everySuffixHasItsDatabaseOnDiskBeforeAWriteIsAcknowledged() {
        LdifEntry backend = render("10.1.2.3", new LdifFile()).get(Names.backend("suffix2"));
        assertThat(backend.values("ds-cfg-base-dn")).containsExactly("o=second");
        assertThat(backend.values("ds-cfg-db-txn-write-no-sync")).containsExactly("false");
        assertThat(backend.values("ds-cfg-db-cache-percent")).containsExactly("25");
    }

    @Test
    void indexesAreThoseOfTheSettingsAndOfTheServer() {
        LdifFile rendered = render("10.1.2.3", new LdifFile());
        String branch = "cn=Index," + Names.backend("suffix1");
        assertThat(rendered.below(branch))
                .extracting(entry -> entry.value("ds-cfg-attribute").orElse(""))
                .containsExactly("aci", "ds-sync-conflict", "ds-sync-hist", "entryUUID", "objectClass", "uid");
        assertThat(rendered.get("ds-cfg-attribute=uid," + branch).values("ds-cfg-index-type"))
                .containsExactlyInAnyOrder("equality", "substring");
    }

    @Test
    void whatTheOperatorOwnsIsCarriedOver() {
        LdifFile volume = render("10.1.2.3", new LdifFile());
        volume.put(MARK);
        volume.put(new LdifEntry(Names.REPLICATION_SERVER).set("ds-cfg-replication-server", "a:8989", "b:8989"));
        volume.put(new LdifEntry("cn=suffix1," + Names.DOMAINS).set("ds-cfg-server-id", "7"));
        volume.get(Names.backend("suffix1")).set("ds-cfg-writability-mode", "internal-only");
        LdifFile rendered = render("10.1.2.3", volume);
        assertThat(rendered.get(Mark.DN).values("dirigent-owner")).containsExactly("ns/corp/0");
        assertThat(rendered.get(Names.REPLICATION_SERVER).values("ds-cfg-replication-server"))
                .containsExactly("a:8989", "b:8989");
        assertThat(rendered.get("cn=suffix1," + Names.DOMAINS).values("ds-cfg-server-id"))
                .containsExactly("7");
        assertThat(rendered.get(Names.backend("suffix1")).values("ds-cfg-writability-mode"))
                .containsExactly("internal-only");
    }

    @Test
    void whatTheLauncherOwnsIsNotCarriedOver() {
        LdifFile volume = render("10.1.2.3", new LdifFile());
        volume.get("cn=config").set("ds-cfg-size-limit", "1");
        volume.put(new LdifEntry("cn=intruder,cn=Root DNs,cn=config"));
        LdifFile rendered = render("10.1.2.3", volume);
        assertThat(rendered.get("cn=config").values("ds-cfg-size-limit")).isEmpty();
        assertThat(rendered.find("cn=intruder,cn=Root DNs,cn=config")).isEmpty();
    }

    @Test
    void renderingAgainChangesNothing() throws IOException {
        LdifFile volume = render("10.1.2.3", new LdifFile());
        volume.put(MARK);
        String once = render("10.1.2.3", volume).print();
        assertThat(render("10.1.2.3", LdifFile.parse(once)).print()).isEqualTo(once);
    }

    @Test
    void nobodyReadsWithoutHavingLoggedIn() {
        List<String> rules = render("10.1.2.3", new LdifFile())
                .get("cn=Access Control Handler,cn=config")
                .values("ds-cfg-global-aci");
        assertThat(rules)
                .filteredOn(rule -> rule.contains("ldap:///anyone"))
                .singleElement()
                .asString()
                .contains("Root DSE");
        assertThat(rules).anyMatch(rule -> rule.contains("(target=\"ldap:///dc=example,dc=com\")"));
    }

    private static LdifFile render(String address, LdifFile volume) {
        return new Rendering(member(address), HASH).render(SampleTemplate.configuration(), volume);
    }

    private static Member member(String address) {
        ServerSettings settings = new ServerSettings(
                "ns/corp",
                "corp-members.ns.svc",
                List.of(new Suffix(1, "dc=example,dc=com"), new Suffix(2, "o=second")),
                Map.of("uid", Set.of(IndexType.EQUALITY, IndexType.SUBSTRING)),
                Optional.empty());
        try {
            return new Member(
                    "corp-0", "ns/corp/0", "corp-0.corp-members.ns.svc", InetAddress.getByName(address), settings);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
