package io.dirigent.bench;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.dirigent.api.Jvm;
import io.dirigent.stories.Directory;
import io.dirigent.stories.MemberPod;
import io.dirigent.stories.local.LocalTestCluster;
import java.util.Locale;
import java.util.OptionalLong;
import org.awaitility.Awaitility;

/** The one member of a directory of Dirigent's, as the operator configures it and the node runs it. */
final class Member implements Server {

    private static final int LDAP = 1389;

    private final Directory directory;
    private final String name;
    private final String pod;

    private Member(Directory directory, Jvm.Tiers tiers) {
        this.directory = directory;
        this.name = "ours, " + tiers;
        this.pod = directory.members(1).getFirst();
    }

    /** Makes the directory and waits until it is ready. */
    static Member start(LocalTestCluster testCluster, Jvm.Tiers tiers, int round) {
        Wish wish = new Wish("bench-" + tiers.name().toLowerCase(Locale.ROOT) + "-" + round, 1, tiers);
        Member member = new Member(wish.applyTo(testCluster), tiers);
        Awaitility.await(member.name + " is ready").atMost(PATIENCE).until(() -> member.directory.is("Ready"));
        return member;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double restart() {
        long before = pid().orElseThrow();
        ProcessHandle.of(before).ifPresent(ProcessHandle::destroy);
        Awaitility.await("another process of " + pod)
                .atMost(PATIENCE)
                .pollInterval(GLANCE)
                .until(() -> pid().orElse(before) != before);
        awaitAnswer();
        return Usage.cpuSeconds(pid().orElseThrow());
    }

    private OptionalLong pid() {
        return directory.pod(pod).map(MemberPod::pid).orElse(OptionalLong.empty());
    }

    @Override
    public LDAPConnection connect() throws LDAPException {
        String address = directory.pod(pod).orElseThrow().address();
        return new LDAPConnection(address, LDAP, Directory.MANAGER, directory.password());
    }

    /** Deletes the directory and waits until its process is gone. */
    @Override
    public void close() {
        directory.resource().delete();
        Awaitility.await(pod + " is gone")
                .atMost(PATIENCE)
                .until(() -> directory.pod(pod).isEmpty());
    }
}
