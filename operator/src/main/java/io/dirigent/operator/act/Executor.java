package io.dirigent.operator.act;

import io.dirigent.operator.act.LedgerWriter.LedgerConflict;
import io.dirigent.operator.directory.DirectoryAdmin;
import io.dirigent.operator.directory.DirectoryUnavailable;
import io.dirigent.operator.directory.ReplicationSettings;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.membership.Mark;
import io.dirigent.operator.membership.Member;
import io.dirigent.operator.membership.ServerId;
import io.dirigent.operator.membership.Volume;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.plan.Plan;
import io.dirigent.operator.plan.Step;
import io.dirigent.operator.removal.Certificate;
import io.dirigent.operator.topology.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** Carries out the steps of one plan for one cluster. The first one that fails ends the round: the next look plans anew. */
public final class Executor {

    private final DirectoryAdmin directory;
    private final LedgerWriter ledgers;
    private final Certificates certificates;
    private final Pods pods;
    private final FreshPlan fresh;
    private final Time time;
    private final java.util.concurrent.Executor threads;

    /**
     * @param fresh what would be planned now
     * @param threads what steps of one wave are carried out by
     */
    public Executor(
            DirectoryAdmin directory,
            LedgerWriter ledgers,
            Certificates certificates,
            Pods pods,
            FreshPlan fresh,
            Time time,
            java.util.concurrent.Executor threads) {
        this.directory = directory;
        this.ledgers = ledgers;
        this.certificates = certificates;
        this.pods = pods;
        this.fresh = fresh;
        this.time = time;
        this.threads = threads;
    }

    /**
     * Does what the plan says, in its order: nothing of it if the ledger was written since, by another operator or a person. What takes something
     * away is planned twice: it is done only if it would be planned now as well.
     */
    public Outcome carryOut(Plan plan, ClusterView view) {
        if (!plan.steps().isEmpty() && !ledgers.version().equals(view.ledgerVersion())) {
            return new Outcome(
                    List.of(),
                    Optional.of(
                            new Outcome.Failure(plan.steps().getFirst(), "the ledger has changed since it was read")));
        }
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
        if (step.isDestructive()) {
            planAgain(step);
        } else {
            requireVolumes(step);
        }
        long serial = view.ledger().map(Ledger::serial).orElse(0L);
        switch (step) {
            case Step.WriteLedger write -> ledgers.write(write.ledger(), view.ledgerVersion());
            case Step.Configure(Volume member, ServerId id, Duration purgeDelay) ->
                directory.configure(member.member(), new ReplicationSettings(id, purgeDelay));
            case Step.AddLink(Volume a, Volume b) -> {
                directory.addPeer(a.member(), b.member());
                directory.addPeer(b.member(), a.member());
            }
            case Step.LoadSeed(Volume seed, ServerId id, boolean fromLdif) -> {
                String source = fromLdif ? Mark.FROM_LDIF : Mark.FROM_BASE_ENTRY;
                mark(seed, serial, mark -> mark.loading(id, source, time.now()));
                directory.startSeedLoad(seed.member(), id);
            }
            case Step.Load(Volume target, ServerId id, Volume source, ServerId sourceId) -> {
                mark(target, serial, mark -> mark.loading(id, source.member().name(), time.now()));
                directory.startLoad(target.member(), id, sourceId);
            }
            case Step.ResetGeneration(Volume member) -> directory.resetGeneration(member.member());
            case Step.ForgetLoads(Volume member, ServerId id) -> directory.forgetLoads(member.member(), id);
            case Step.MarkAs(Volume member, Mark.State state) ->
                mark(member, serial, mark -> mark.becoming(state, time.now()));
            case Step.Certify(Certificate certificate) -> certificates.keep(certificate);
            case Step.Unlink(Link link, Set<Volume> ends) -> {
                for (Volume end : ends) {
                    directory.removePeer(end.member(), link.across(end.member()));
                }
            }
            case Step.Shrink(Member member, int size) -> {
                if (!pods.shrink(size)) {
                    throw new StepOvertaken("the StatefulSet has another size by now");
                }
            }
            case Step.Close(Volume member) -> mark(member, serial, mark -> mark.emptied(time.now()));
            case Step.Initialise(Volume member, ServerId id, Map<String, Long> entries) ->
                mark(member, serial, mark -> under(id, mark).initialised(entries, time.now()));
            case Step.Readmit(Volume member, ServerId id) -> mark(member, serial, mark -> mark.compared(time.now()));
            case Step.RenewLink(Volume at, ServerId neighbour) ->
                mark(at, serial, mark -> mark.renewing(neighbour.replicationServerId(), time.now()));
            case Step.Restart(Member member, String pod, Set<Member> survivors) -> {
                if (!pods.delete(member, pod)) {
                    throw new StepOvertaken(member + " has another pod by now");
                }
            }
        }
    }

    /** The look at the members comes after that at whoever goes, so that what it had then counts, and later writes do not. */
    private void planAgain(Step step) throws DirectoryUnavailable, StepOvertaken {
        if (step instanceof Step.Restart(Member member, String pod, Set<Member> survivors) && !survivors.isEmpty()) {
            List<Member> lacking = new Cover(directory, time).lackedBy(survivors, member);
            if (!lacking.isEmpty()) {
                throw new StepOvertaken(lacking + " lack changes of " + member);
            }
        }
        if (!fresh.plan().steps().contains(step)) {
            throw new StepOvertaken("planned again, it is not to be done any more");
        }
    }

    private void requireVolumes(Step step) throws DirectoryUnavailable, StepOvertaken {
        for (Volume volume : step.volumes()) {
            if (!directory.observe(volume.member()).mark().volume().equals(volume.id())) {
                throw new StepOvertaken(volume.member() + " has another volume by now");
            }
        }
    }

    private void mark(Volume member, long serial, UnaryOperator<Mark> change) throws DirectoryUnavailable {
        Mark mark = directory.observe(member.member()).mark();
        directory.mark(member.member(), change.apply(mark).writtenUnder(serial));
    }

    /** Data that is believed for a person's word was loaded under no id of the ledger. */
    private Mark under(ServerId id, Mark mark) {
        return mark.serverId().equals(Optional.of(id)) ? mark : mark.loading(id, Mark.BY_A_PERSONS_WORD, time.now());
    }

    /** What the plan was made from is no longer so. */
    private static final class StepOvertaken extends Exception {

        private static final long serialVersionUID = 1;

        StepOvertaken(String message) {
            super(message);
        }
    }
}
