package io.dirigent.operator.act;

import io.dirigent.operator.act.LedgerWriter.LedgerConflict;
import io.dirigent.operator.directory.DirectoryAdmin;
import io.dirigent.operator.directory.DirectoryUnavailable;
import io.dirigent.operator.directory.Observation;
import io.dirigent.operator.directory.ReplicationSettings;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.plan.Plan;
import io.dirigent.operator.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Carries out the steps of one plan for one cluster. The first one that fails ends the round: the next look plans anew. */
public final class Executor {

    private final DirectoryAdmin directory;
    private final LedgerWriter ledgers;
    private final Pods pods;
    private final Duration purgeDelay;
    private final Time time;
    private final java.util.concurrent.Executor threads;

    /**
     * @param purgeDelay how long members keep changes for those that are away
     * @param threads what steps of one wave are carried out by
     */
    public Executor(
            DirectoryAdmin directory,
            LedgerWriter ledgers,
            Pods pods,
            Duration purgeDelay,
            Time time,
            java.util.concurrent.Executor threads) {
        this.directory = directory;
        this.ledgers = ledgers;
        this.pods = pods;
        this.purgeDelay = purgeDelay;
        this.time = time;
        this.threads = threads;
    }

    /** Does what the plan says, in its order. */
    public Outcome carryOut(Plan plan, ClusterView view) {
        List<Step> done = new ArrayList<>();
        for (Wave wave : Wave.of(plan.steps())) {
            List<CompletableFuture<Optional<Outcome.Failure>>> attempts = wave.steps().stream()
                    .map(step -> CompletableFuture.supplyAsync(() -> attempt(step, view), threads))
                    .toList();
            Optional<Outcome.Failure> failure = Optional.empty();
            for (int i = 0; i < attempts.size(); i++) {
                Optional<Outcome.Failure> result = attempts.get(i).join();
                if (result.isEmpty()) {
                    done.add(wave.steps().get(i));
                }
                failure = failure.or(() -> result);
            }
            if (failure.isPresent()) {
                return new Outcome(done, failure);
            }
        }
        return new Outcome(done, Optional.empty());
    }

    private Optional<Outcome.Failure> attempt(Step step, ClusterView view) {
        try {
            carryOut(step, view);
            return Optional.empty();
        } catch (DirectoryUnavailable | LedgerConflict | StepOvertaken e) {
            return Optional.of(new Outcome.Failure(step, String.valueOf(e.getMessage())));
        }
    }

    private void carryOut(Step step, ClusterView view) throws DirectoryUnavailable, LedgerConflict, StepOvertaken {
        switch (step) {
            case Step.WriteLedger write -> ledgers.write(write.ledger(), view.ledgerVersion());
            case Step.Configure(Member member, ServerId id) ->
                directory.configure(member, new ReplicationSettings(id, purgeDelay));
            case Step.AddLink add -> {
                directory.addPeer(add.link().a(), add.link().b());
                directory.addPeer(add.link().b(), add.link().a());
            }
            case Step.LoadSeed load -> loadSeed(load);
            case Step.Load load -> load(load);
            case Step.ResetGeneration(Member member) -> directory.resetGeneration(member);
            case Step.ForgetLoads(Member member, ServerId id) -> directory.forgetLoads(member, id);
            case Step.Initialise(Member member, ServerId id, Map<String, Long> entries) ->
                initialise(member, id, entries);
            case Step.Readmit(Member member, ServerId id) -> readmit(member, id);
            case Step.RenewLink(Member at, ServerId neighbour) ->
                directory.mark(at, directory.observe(at).mark().renewing(neighbour.replicationServerId(), time.now()));
            case Step.Restart(Member member, boolean isReady) -> {
                if (isReady) {
                    requireCovered(member, view);
                }
                pods.delete(member);
            }
        }
    }

    private void loadSeed(Step.LoadSeed load) throws DirectoryUnavailable, StepOvertaken {
        Mark mark = directory.observe(load.seed()).mark();
        requireUnproven(load.seed(), mark, load.id());
        String source = load.fromLdif() ? Mark.FROM_LDIF : Mark.FROM_BASE_ENTRY;
        directory.mark(load.seed(), mark.loading(load.id(), source, time.now()));
        directory.startSeedLoad(load.seed(), load.id());
    }

    private void load(Step.Load load) throws DirectoryUnavailable, StepOvertaken {
        Observation source = directory.observe(load.source());
        if (source.mark().state() != Mark.State.INITIALISED
                || !source.mark().serverId().equals(Optional.of(load.sourceId()))) {
            throw new StepOvertaken(load.source() + " is no source any more");
        }
        if (source.isSending()) {
            throw new StepOvertaken(load.source() + " is still sending to another member");
        }
        Mark target = directory.observe(load.target()).mark();
        requireUnproven(load.target(), target, load.id());
        directory.mark(load.target(), target.loading(load.id(), load.source().name(), time.now()));
        directory.startLoad(load.target(), load.id(), load.sourceId());
    }

    private static void requireUnproven(Member member, Mark mark, ServerId id) throws StepOvertaken {
        boolean isProven = mark.state() == Mark.State.INITIALISED || mark.state() == Mark.State.LEAVING;
        if (isProven && mark.serverId().equals(Optional.of(id))) {
            throw new StepOvertaken(member + " has proven data by now");
        }
    }

    private void initialise(Member member, ServerId id, Map<String, Long> entries) throws DirectoryUnavailable {
        Mark mark = directory.observe(member).mark();
        if (!mark.serverId().equals(Optional.of(id))) {
            mark = mark.loading(id, Mark.BY_A_PERSONS_WORD, time.now());
        }
        directory.mark(member, mark.initialised(entries, time.now()));
    }

    private void readmit(Member member, ServerId id) throws DirectoryUnavailable, StepOvertaken {
        Mark mark = directory.observe(member).mark();
        if (mark.state() != Mark.State.INITIALISED || !mark.serverId().equals(Optional.of(id))) {
            throw new StepOvertaken(member + " has no proven data any more");
        }
        directory.mark(member, mark.compared(time.now()));
    }

    /** A member that runs is stopped only when the others have all that it had when it was read, first. */
    private void requireCovered(Member member, ClusterView view) throws DirectoryUnavailable, StepOvertaken {
        List<Member> others = view.members().keySet().stream()
                .filter(other -> !other.equals(member))
                .toList();
        List<Member> lacking = new Cover(directory, time).lackedBy(others, member);
        if (!lacking.isEmpty()) {
            throw new StepOvertaken(lacking + " lack changes of " + member);
        }
    }

    /** What the plan was made from is no longer so. */
    private static final class StepOvertaken extends Exception {

        private static final long serialVersionUID = 1;

        StepOvertaken(String message) {
            super(message);
        }
    }
}
