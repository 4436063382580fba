package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Member;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How many members the StatefulSet has. It never falls because something is missing: only who has left is taken out of it. */
final class Sizing {

    /** The API takes no more replicas. */
    private static final int MOST = 15;

    private Sizing() {}

    /**
     * The wanted size, but never less than there are, or than the ledger has parts for. Only while there is no ledger retained volumes count as well:
     * each may hold changes that nobody else has, and must be read.
     */
    static int of(Wish wish, ClusterView view) {
        IntStream known = view.ledger().isPresent()
                ? view.ledger().get().entries().keySet().stream().mapToInt(member -> member.ordinal() + 1)
                : claimed(view).stream().mapToInt(member -> member.ordinal() + 1);
        return Math.max(Math.max(wish.replicas(), view.size()), known.max().orElse(0));
    }

    private static List<Member> claimed(ClusterView view) {
        return view.members().entrySet().stream()
                .filter(entry -> entry.getValue().claim().exists())
                .map(Map.Entry::getKey)
                .filter(member -> member.ordinal() < MOST)
                .toList();
    }

    static void explain(Wish wish, ClusterView view, int size, Draft draft) {
        if (view.wereTwo() && wish.replicas() < 2) {
            draft.notice(
                    new Notice.Refused(
                            "ScaleDownRefused",
                            "spec.replicas is " + wish.replicas()
                                    + ", and two members stay: the last agreement is never removed; set spec.replicas to 2 or more"));
        }
        List<Member> stray = claimed(view).stream()
                .filter(member -> member.ordinal() >= size && !hasLeft(member, view))
                .toList();
        if (!stray.isEmpty()) {
            draft.notice(
                    new Notice.Refused(
                            "VolumeNotKnown",
                            "there are claims for " + stray
                                    + ", which the ledger does not name: nothing is started on them; delete them if they are of no use"));
        }
    }

    /** Its claim stays on purpose. */
    private static boolean hasLeft(Member member, ClusterView view) {
        return view.ledger().stream()
                .flatMap(ledger -> ledger.retired().stream())
                .anyMatch(record -> record.member().equals(member));
    }
}
