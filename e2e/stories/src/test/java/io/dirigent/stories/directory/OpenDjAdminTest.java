package io.dirigent.stories.directory;

import static io.dirigent.stories.directory.RealMembers.A;
import static io.dirigent.stories.directory.RealMembers.B;
import static io.dirigent.stories.directory.RealMembers.MISNAMED;
import static io.dirigent.stories.directory.RealMembers.SUFFIX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPConnection;
import io.dirigent.operator.directory.DirectoryAdmin;
import io.dirigent.operator.directory.DirectoryUnavailable;
import io.dirigent.operator.directory.MemberContract;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.Observation.Load;
import io.dirigent.operator.directory.Observation.SuffixState;
import io.dirigent.operator.directory.OpenDjAdmin;
import io.dirigent.operator.directory.ReplicationSettings;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the operator does over LDAP, on two real servers, beside what every member is held to. Each test leaves them linked, with the same data. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenDjAdminTest extends MemberContract {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PURGE_DELAY = Duration.ofDays(1);
    private static final int LDAPS = 1636;

    private final ServerId idOfA = new ServerId(1);
    private RealMembers members;
    private OpenDjAdmin admin;
    private String lastRefusal = "none";

    @BeforeAll
    void aSeedAndAMemberThatJoinedIt(@TempDir Path folder) throws Exception {
        members = RealMembers.start(folder, List.of(A, B));
        admin = new OpenDjAdmin(RealMembers.access(members.keys()));
        Mark mark = seen(A, any -> true).mark();
        admin.mark(A, mark.loading(idOfA, Mark.FROM_LDIF, Instant.now()));
        admin.startSeedLoad(A, idOfA);
        seen(A, OpenDjAdminTest::isLoaded);
        admin.configure(A, settings(idOfA));
        admin.mark(A, seen(A, any -> true).mark().initialised(Map.of(SUFFIX, 100L), Instant.now()));
        join(new ServerId(2));
    }

    @AfterAll
    void end() {
        if (admin != null) {
            admin.close();
        }
        if (members != null) {
            members.close();
        }
    }

    @Test
    void aMemberThatJoinedHoldsWhatItsSourceHolds() throws DirectoryUnavailable {
        Observation a = admin.observe(A);
        Observation b = admin.observe(B);
        assertThat(state(b).entries()).isEqualTo(state(a).entries()).isGreaterThanOrEqualTo(100);
        assertThat(state(b).generation()).isEqualTo(state(a).generation()).isNotEqualTo(48);
        assertThat(state(b).isNormal()).isTrue();
        assertThat(state(b).neighbours().get(idOfA).isEncrypted()).isTrue();
        assertThat(a.replication().orElseThrow().peers()).containsExactly(B);
        assertThat(b.loads()).extracting(Load::state).containsExactly(Load.State.COMPLETED);
    }

    @Test
    void aRepeatWritesNothing() throws Exception {
        Observation b = admin.observe(B);
        ServerId idOfB = b.replication().orElseThrow().serverId();
        String before = configurations();
        admin.configure(A, settings(idOfA));
        admin.configure(B, settings(idOfB));
        admin.addPeer(A, B);
        admin.addPeer(B, A);
        admin.removePeer(A, MISNAMED);
        admin.mark(B, b.mark());
        admin.startLoad(B, idOfB, idOfA);
        admin.startSeedLoad(A, idOfA);
        assertThat(configurations()).isEqualTo(before);
        assertThat(admin.observe(B).loads()).extracting(Load::state).containsExactly(Load.State.COMPLETED);
    }

    @Test
    void aWriteOnOneMemberIsInTheVectorOfTheOther() throws Exception {
        try (LDAPConnection client = members.process(A).asAdministrator(LDAPS)) {
            client.add("dn: uid=new," + SUFFIX, "objectClass: inetOrgPerson", "uid: new", "cn: new", "sn: new");
        }
        Observation a = seen(A, seen -> state(seen).vector().newestOf(idOfA).isPresent());
        seen(B, seen -> seen.covers(a) && state(seen).entries() == state(a).entries());
    }

    @Test
    void aLoadFromNobodyIsRefusedAndTheDataStays() throws DirectoryUnavailable {
        Observation before = admin.observe(B);
        ServerId idOfB = before.replication().orElseThrow().serverId();
        admin.forgetLoads(B, idOfB);

        assertThatThrownBy(() -> admin.startLoad(B, idOfB, new ServerId(77))).hasMessageContaining("server id 77");

        assertThat(admin.observe(B).loads()).isEmpty();
        admin.startLoad(B, idOfB, idOfA);
        seen(B, OpenDjAdminTest::isLoaded);
        seen(
                B,
                seen -> state(seen).entries() >= state(before).entries()
                        && state(seen).isNormal());
    }

    @Test
    void aMemberWithDataGetsAnotherIdAndIsLoadedAgain() throws DirectoryUnavailable {
        ServerId old = admin.observe(B).replication().orElseThrow().serverId();
        ServerId next = new ServerId(old.value() + 1);
        admin.configure(B, settings(next));
        Observation alone = admin.observe(B);
        assertThat(alone.replication().orElseThrow().serverId()).isEqualTo(next);
        assertThat(alone.replication().orElseThrow().peers()).isEmpty();
        assertThat(alone.isConnectedWith(idOfA)).isFalse();
        join(next);
        assertThat(admin.observe(A).isConnectedWith(next)).isTrue();
    }

    @Test
    void aHungMemberIsUnseenWithinTwoSecondsAndSeenAgainAfterwards() throws Exception {
        admin.observe(B);
        members.process(B).hang();
        try {
            Instant start = Instant.now();
            assertThatThrownBy(() -> admin.observe(B))
                    .isInstanceOf(DirectoryUnavailable.class)
                    .hasMessageContaining("no answer");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
        } finally {
            members.process(B).goOn();
        }
        seen(B, seen -> seen.isConnectedWith(idOfA));
        seen(A, any -> true);
    }

    @Test
    void aMarkForAnotherVolumeIsRefused() throws DirectoryUnavailable {
        Mark markOfA = admin.observe(A).mark();
        assertThatThrownBy(() -> admin.mark(B, markOfA))
                .isInstanceOf(DirectoryUnavailable.class)
                .hasMessageContaining("volume");
    }

    @Test
    void aServerThatCannotProveTheMembersNameIsNotSpokenTo() {
        assertThat(refusal(admin, MISNAMED))
                .contains("No subject alternative DNS name matching " + RealMembers.host(MISNAMED));
    }

    @Test
    void nobodyElsesCertificateOpensTheOperatorsPort() {
        try (OpenDjAdmin stranger = new OpenDjAdmin(RealMembers.access(members.foreignKeys()))) {
            assertThat(refusal(stranger, A)).startsWith("corp-0: looking at it: ");
        }
    }

    /** Why a member is not seen, when more is known than that the time was over. */
    private static String refusal(OpenDjAdmin by, Member member) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> answer(by, member), answer -> !answer.endsWith("no answer within 2 s"));
    }

    private static String answer(OpenDjAdmin by, Member member) {
        try {
            return by.observe(member).toString();
        } catch (DirectoryUnavailable e) {
            return String.valueOf(e.getMessage());
        }
    }

    private void join(ServerId id) throws DirectoryUnavailable {
        admin.mark(B, seen(B, any -> true).mark().loading(id, A.name(), Instant.now()));
        admin.configure(B, settings(id));
        admin.addPeer(A, B);
        admin.addPeer(B, A);
        seen(B, seen -> seen.isConnectedWith(idOfA));
        seen(A, seen -> seen.isConnectedWith(id));
        admin.startLoad(B, id, idOfA);
        Observation loaded = seen(B, seen -> isLoaded(seen) && state(seen).isNormal());
        admin.mark(B, loaded.mark().initialised(Map.of(SUFFIX, state(loaded).entries()), Instant.now()));
        seen(
                A,
                seen -> state(seen).neighbours().get(id) != null
                        && state(seen).neighbours().get(id).generation()
                                == state(seen).generation());
        // The launcher writes into the configuration too, when it opens the doors.
        seen(B, seen -> seen.vitals().doors().areOpen());
    }

    /** Of both members, as they are on disk. */
    private String configurations() throws IOException {
        String file = "volume/instance/config/config.ldif";
        return Files.readString(members.process(A).pod().file(file))
                + Files.readString(members.process(B).pod().file(file));
    }

    private static boolean isLoaded(Observation seen) {
        return seen.loads().stream().anyMatch(load -> load.state() == Load.State.COMPLETED);
    }

    private static SuffixState state(Observation seen) {
        return seen.suffixes().get(SUFFIX);
    }

    @Override
    protected DirectoryAdmin members() {
        return admin;
    }

    @Override
    protected Observation seenOnce(Member member, Predicate<Observation> wanted) {
        return seen(member, wanted);
    }

    @Override
    protected AutoCloseable connect(Member member) throws Exception {
        return members.process(member).asAdministrator(LDAPS);
    }

    @Override
    protected Member seed() {
        return A;
    }

    @Override
    protected Member loaded() {
        return B;
    }

    @Override
    protected Duration purgeDelay() {
        return PURGE_DELAY;
    }

    /** The first look that shows what is waited for. */
    private Observation seen(Member member, Predicate<Observation> wanted) {
        try {
            return Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> look(member).filter(wanted), Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(member + " is " + look(member) + ", last refusal: " + lastRefusal, e);
        }
    }

    private Optional<Observation> look(Member member) {
        try {
            return Optional.of(admin.observe(member));
        } catch (DirectoryUnavailable e) {
            lastRefusal = e.getMessage();
            return Optional.empty();
        }
    }

    private static ReplicationSettings settings(ServerId id) {
        return new ReplicationSettings(id, PURGE_DELAY);
    }
}
