package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.Volume;
import io.dirigent.operator.removal.Certificate;
import io.dirigent.operator.topology.Link;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One thing to do. It starts something and returns; it may be repeated; {@link #toString} is what a person reads. */
public sealed interface Step {

    /** True if it takes something away that a repeat cannot bring back; a plan has at most one such step. */
    default boolean isDestructive() {
        return false;
    }

    /** The volumes that it was planned for; where a member has another one by then, it is not done. */
    default Set<Volume> volumes() {
        return Set.of();
    }

    /** The members that nothing else may touch meanwhile; none in particular means that it must be alone. */
    default Set<Member> concerns() {
        return volumes().stream().map(Volume::member).collect(Collectors.toSet());
    }

    /** Something done to one member's volume. */
    sealed interface OnVolume extends Step {

        Volume member();

        @Override
        default Set<Volume> volumes() {
            return Set.of(member());
        }
    }

    /**
     * Write the ledger, before anything is done with what it says.
     *
     * @param isDestructive whether a member loses its part by it
     */
    record WriteLedger(Ledger ledger, String why, boolean isDestructive) implements Step {
        @Override
        public String toString() {
            return "write the ledger: " + why;
        }
    }

    /** Give a member its server id, with an empty set of peers, or correct how long its changelog keeps a change. */
    record Configure(Volume member, ServerId id, Duration purgeDelay) implements OnVolume {
        @Override
        public String toString() {
            return "configure " + member + " as server id " + id + ", keeping changes for " + purgeDelay;
        }
    }

    /** Make both agreements of a link. */
    record AddLink(Volume a, Volume b) implements Step {
        @Override
        public Set<Volume> volumes() {
            return Set.of(a, b);
        }

        @Override
        public String toString() {
            return "link " + new Link(a.member(), b.member());
        }
    }

    /** Load the cluster's first data into the seed. What the volume held is gone: it held nothing proven. */
    record LoadSeed(Volume member, ServerId id, boolean fromLdif) implements OnVolume {
        @Override
        public boolean isDestructive() {
            return true;
        }

        @Override
        public String toString() {
            return "load the first data into " + member;
        }
    }

    /** Replace a member's data by that of an initialised one. */
    record Load(Volume target, ServerId id, Volume source, ServerId sourceId) implements Step {
        @Override
        public boolean isDestructive() {
            return true;
        }

        @Override
        public Set<Volume> volumes() {
            return Set.of(target, source);
        }

        @Override
        public String toString() {
            return "load " + target + " from " + source;
        }
    }

    /** Forget a load that failed, so that the next one starts afresh. */
    record ForgetLoads(Volume member, ServerId id) implements OnVolume {
        @Override
        public String toString() {
            return "forget the failed load of " + member;
        }
    }

    /** Give the replication servers around a member the generation of its proven data. */
    record ResetGeneration(Volume member) implements OnVolume {
        @Override
        public boolean isDestructive() {
            return true;
        }

        /** Other replication servers forget changes that were made on other data: it must be alone. */
        @Override
        public Set<Member> concerns() {
            return Set.of();
        }

        @Override
        public String toString() {
            return "give the replication servers the generation of " + member;
        }
    }

    /** Say that a member's data is proven; its launcher opens it to clients. */
    record Initialise(Volume member, ServerId id, Map<String, Long> entries) implements OnVolume {
        public Initialise {
            entries = Map.copyOf(entries);
        }

        @Override
        public String toString() {
            return member + " is initialised with "
                    + entries.values().stream().mapToLong(Long::longValue).sum() + " entries";
        }
    }

    /** Say that a member that was away for long lacks nothing; its launcher opens it to clients. */
    record Readmit(Volume member, ServerId id) implements OnVolume {
        @Override
        public String toString() {
            return "readmit " + member + ", which was away for long and lacks nothing";
        }
    }

    /** Have one end close its sessions with the other one; they dial again, nothing is lost. */
    record RenewLink(Volume member, ServerId neighbour) implements OnVolume {
        @Override
        public String toString() {
            return "renew the sessions of " + member + " with server id " + neighbour;
        }
    }

    /** Say how far a member is on its way out, or that it is back; its launcher does what that takes. */
    record MarkAs(Volume member, Mark.State state) implements OnVolume {
        @Override
        public String toString() {
            return member + " is " + state.name().toLowerCase(Locale.ROOT);
        }
    }

    /** Keep the certificate that a member may go. */
    record Certify(Certificate certificate) implements Step {
        @Override
        public Set<Member> concerns() {
            return Set.of(certificate.leaver());
        }

        @Override
        public String toString() {
            return "certify that " + certificate.leaver() + " may go: " + certificate.digest();
        }
    }

    /**
     * Take both agreements of a link away, as far as their ends can be reached.
     *
     * @param ends the ends whose configuration names the other one
     */
    record Unlink(Link link, Set<Volume> ends) implements Step {

        public Unlink {
            ends = Set.copyOf(ends);
        }

        @Override
        public boolean isDestructive() {
            return true;
        }

        @Override
        public Set<Volume> volumes() {
            return ends;
        }

        @Override
        public String toString() {
            return "unlink " + link;
        }
    }

    /** Take the highest member away from the StatefulSet, which has retired. Its claim stays. */
    record Shrink(Member member, int size) implements Step {
        @Override
        public boolean isDestructive() {
            return true;
        }

        @Override
        public Set<Member> concerns() {
            return Set.of(member);
        }

        @Override
        public String toString() {
            return "shrink to " + size + " members, without " + member;
        }
    }

    /** Let nobody take a member's data for proven any more, its own clients first: it has no id that counts. */
    record Close(Volume member) implements OnVolume {
        @Override
        public String toString() {
            return "close " + member + ", whose data has no id that counts";
        }
    }

    /**
     * Delete a member's pod, so that it comes back from the present template, or from an end that nothing else brings.
     *
     * @param pod its uid
     * @param survivors who must have all that it has before it goes; nobody if it serves nobody
     */
    record Restart(Member member, String pod, Set<Member> survivors) implements Step {

        public Restart {
            survivors = Set.copyOf(survivors);
        }

        @Override
        public boolean isDestructive() {
            return true;
        }

        @Override
        public String toString() {
            return "restart " + member;
        }
    }
}
