package io.dirigent.operator.plan;

import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.topology.Link;
import java.util.Map;
import java.util.Set;

/** One thing to do. It starts something and returns; it may be repeated; {@link #toString} is what a person reads. */
public sealed interface Step {

    /** True if it takes something away that a repeat cannot bring back; a plan has at most one such step. */
    default boolean isDestructive() {
        return false;
    }

    /** The members that nothing else may touch meanwhile; none in particular means that it must be alone. */
    default Set<Member> concerns() {
        return Set.of();
    }

    /** Write the ledger, before anything is done with what it says. */
    record WriteLedger(Ledger ledger, String why) implements Step {
        @Override
        public String toString() {
            return "write the ledger: " + why;
        }
    }

    /** Give a member its server id and an empty set of peers. */
    record Configure(Member member, ServerId id) implements Step {
        @Override
        public Set<Member> concerns() {
            return Set.of(member);
        }

        @Override
        public String toString() {
            return "configure " + member + " as server id " + id;
        }
    }

    /** Make both agreements of a link. */
    record AddLink(Link link) implements Step {
        @Override
        public Set<Member> concerns() {
            return Set.of(link.a(), link.b());
        }

        @Override
        public String toString() {
            return "link " + link;
        }
    }

    /** Load the cluster's first data into the seed. What the volume held is gone: it held nothing proven. */
    record LoadSeed(Member seed, ServerId id, boolean fromLdif) implements Step {
        @Override
        public boolean isDestructive() {
            return true;
        }

        @Override
        public Set<Member> concerns() {
            return Set.of(seed);
        }

        @Override
        public String toString() {
            return "load the first data into " + seed;
        }
    }

    /** Replace a member's data by that of an initialised one. */
    record Load(Member target, ServerId id, Member source, ServerId sourceId) implements Step {
        @Override
        public boolean isDestructive() {
            return true;
        }

        @Override
        public Set<Member> concerns() {
            return Set.of(target, source);
        }

        @Override
        public String toString() {
            return "load " + target + " from " + source;
        }
    }

    /** Forget a load that failed, so that the next one starts afresh. */
    record ForgetLoads(Member member, ServerId id) implements Step {
        @Override
        public Set<Member> concerns() {
            return Set.of(member);
        }

        @Override
        public String toString() {
            return "forget the failed load of " + member;
        }
    }

    /** Give the replication servers around a member the generation of its proven data. */
    record ResetGeneration(Member member) implements Step {
        @Override
        public String toString() {
            return "give the replication servers the generation of " + member;
        }
    }

    /** Say that a member's data is proven; its launcher opens it to clients. */
    record Initialise(Member member, ServerId id, Map<String, Long> entries) implements Step {
        public Initialise {
            entries = Map.copyOf(entries);
        }

        @Override
        public Set<Member> concerns() {
            return Set.of(member);
        }

        @Override
        public String toString() {
            return member + " is initialised with "
                    + entries.values().stream().mapToLong(Long::longValue).sum() + " entries";
        }
    }

    /** Say that a member that was away for long lacks nothing; its launcher opens it to clients. */
    record Readmit(Member member, ServerId id) implements Step {
        @Override
        public Set<Member> concerns() {
            return Set.of(member);
        }

        @Override
        public String toString() {
            return "readmit " + member + ", which was away for long and lacks nothing";
        }
    }

    /** Have one end close its sessions with the other one; they dial again, nothing is lost. */
    record RenewLink(Member at, ServerId neighbour) implements Step {
        @Override
        public Set<Member> concerns() {
            return Set.of(at);
        }

        @Override
        public String toString() {
            return "renew the sessions of " + at + " with server id " + neighbour;
        }
    }

    /** Delete a member's pod, so that it comes back from the present template. */
    record Restart(Member member, boolean isReady) implements Step {
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
