package io.dirigent.operator.observe;

import io.dirigent.operator.directory.DirectoryAdmin;
import io.dirigent.operator.directory.DirectoryUnavailable;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.plan.ClusterView.MemberView;
import io.dirigent.operator.plan.ClusterView.Sight;
import io.dirigent.operator.plan.Wish;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes one view of a cluster: what Kubernetes has of it, and what each of its members says. */
public final class Observer {

    private final Clock clock;

    public Observer(Clock clock) {
        this.clock = clock;
    }

    /**
     * Looks once. Members are asked side by side; one that does not answer is {@link Sight.Unseen}, with the reason.
     *
     * @param status what it says, which outlives a ledger
     * @param directory the way to the members; empty while its keys do not exist
     */
    public ClusterView observe(
            Wish wish,
            KubernetesLook kubernetes,
            Optional<LedgerStore.Stored> ledger,
            Optional<DirectoryAdmin> directory,
            ClusterView.Status status) {
        Instant at = clock.instant();
        return new ClusterView(
                at,
                ledger.map(LedgerStore.Stored::ledger),
                ledger.map(LedgerStore.Stored::version).orElse(""),
                status,
                kubernetes.size(),
                members(wish, kubernetes, directory),
                kubernetes.certificates());
    }

    private static SortedMap<Member, MemberView> members(
            Wish wish, KubernetesLook kubernetes, Optional<DirectoryAdmin> directory) {
        SortedMap<Member, Future<Sight>> sights = new TreeMap<>();
        SortedMap<Member, MemberView> members = new TreeMap<>();
        try (ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Member member : kubernetes.members(wish)) {
                sights.put(member, lookers.submit(() -> look(member, kubernetes, directory)));
            }
            for (Map.Entry<Member, Future<Sight>> sight : sights.entrySet()) {
                Member member = sight.getKey();
                members.put(
                        member,
                        new MemberView(kubernetes.claim(member), kubernetes.pod(member), result(sight.getValue())));
            }
        }
        return members;
    }

    private static Sight look(Member member, KubernetesLook kubernetes, Optional<DirectoryAdmin> directory) {
        if (!kubernetes.isRunning(member)) {
            ClusterView.Pod pod = kubernetes.pod(member);
            return new Sight.Unseen(
                    !pod.exists()
                            ? "its pod does not exist"
                            : pod.trouble().isEmpty() ? "its pod is starting" : pod.trouble());
        }
        if (directory.isEmpty()) {
            return new Sight.Unseen("the operator's keys do not exist yet");
        }
        try {
            return new Sight.Seen(directory.get().observe(member));
        } catch (DirectoryUnavailable e) {
            return new Sight.Unseen(String.valueOf(e.getMessage()));
        }
    }

    private static Sight result(Future<Sight> sight) {
        try {
            return sight.get();
        } catch (ExecutionException e) {
            return new Sight.Unseen("it could not be looked at: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Sight.Unseen("the look was interrupted");
        }
    }
}
