package io.dirigent.operator.reconcile;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.api.DirectoryClusterStatus;
import io.dirigent.operator.act.Executor;
import io.dirigent.operator.act.ObjectKeeper;
import io.dirigent.operator.act.Outcome;
import io.dirigent.operator.act.Time;
import io.dirigent.operator.directory.DirectoryAdmin;
import io.dirigent.operator.membership.Ledger;
import io.dirigent.operator.observe.CertificateStore;
import io.dirigent.operator.observe.LedgerStore;
import io.dirigent.operator.observe.LedgerStore.UnreadableLedger;
import io.dirigent.operator.observe.Observer;
import io.dirigent.operator.observe.Wishes;
import io.dirigent.operator.plan.ClusterView;
import io.dirigent.operator.plan.Plan;
import io.dirigent.operator.plan.Planner;
import io.dirigent.operator.plan.Retention;
import io.dirigent.operator.plan.Wish;
import io.dirigent.operator.report.Announcer;
import io.dirigent.operator.report.Publication;
import io.dirigent.operator.report.StatusReport;
import io.dirigent.operator.resources.Names;
import io.dirigent.operator.resources.UnusableSecret;
import io.dirigent.operator.resources.Wanted;
import io.dirigent.operator.telemetry.ClusterMeters;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** One cluster, one look at a time: observe, plan, act, report. Nothing is remembered from one look to the next. */
@ControllerConfiguration(
        name = "directorycluster",
        informer = @Informer(onUpdateFilter = NewWish.class),
        // Else the SDK asks for a changed generation besides, and a person's word would not be heard.
        generationAwareEventProcessing = false,
        maxReconciliationInterval = @MaxReconciliationInterval(interval = 30, timeUnit = TimeUnit.SECONDS))
@GradualRetry(
        maxAttempts = DirectoryClusterReconciler.WITHOUT_END,
        initialInterval = 1_000,
        intervalMultiplier = 1.5,
        maxInterval = 30_000)
public class DirectoryClusterReconciler implements Reconciler<DirectoryCluster> {

    /** As the SDK counts attempts. An API server that is away for an hour must find the operator trying still. */
    static final int WITHOUT_END = -1;

    private static final Logger LOG = Logger.getLogger(DirectoryClusterReconciler.class);

    private final KubernetesClient client;
    private final Settings settings;
    private final ClusterMeters meters;
    private final Clock clock = Clock.systemUTC();
    private final Observer observer = new Observer(clock);
    private final Directories directories = new Directories();
    private final Publication publication = new Publication();
    private final FailureLog failures = new FailureLog();
    private final Pace pace;
    private final ObjectKeeper objects;
    private final Announcer announcer;

    public DirectoryClusterReconciler(KubernetesClient client, Settings settings, ClusterMeters meters) {
        this.client = client;
        this.settings = settings;
        this.meters = meters;
        this.pace = new Pace(settings);
        this.objects = new ObjectKeeper(client);
        this.announcer = new Announcer(client, clock);
    }

    @Override
    public List<EventSource<?, DirectoryCluster>> prepareEventSources(EventSourceContext<DirectoryCluster> context) {
        return Owned.eventSources(context);
    }

    @Override
    public UpdateControl<DirectoryCluster> reconcile(DirectoryCluster cluster, Context<DirectoryCluster> context) {
        Owned owned = Owned.seenBy(context);
        Wish wish = Wishes.of(cluster);
        LedgerStore ledgers = new LedgerStore(client, wish.namespace(), wish.cluster());
        Optional<DirectoryAdmin> directory = directories.of(cluster, owned.secrets());
        try {
            ClusterView view = observer.observe(wish, owned.look(), ledgers.read(), directory, remembered(cluster));
            Plan plan = cluster.isPaused() ? Planner.paused(view) : Planner.plan(wish, view);
            Outcome outcome =
                    cluster.isPaused() ? Outcome.NOTHING : act(cluster, wish, context, ledgers, directory, view, plan);
            return report(cluster, wish, view, plan, outcome);
        } catch (UnreadableLedger e) {
            return stalled(cluster, wish, owned, directory, "LedgerUnreadable", e);
        } catch (UnusableSecret e) {
            return stalled(cluster, wish, owned, directory, "SecretUnusable", e);
        }
    }

    private Outcome act(
            DirectoryCluster cluster,
            Wish wish,
            Context<DirectoryCluster> context,
            LedgerStore ledgers,
            Optional<DirectoryAdmin> directory,
            ClusterView view,
            Plan plan)
            throws UnusableSecret {
        Owned owned = Owned.seenBy(context);
        boolean isBootstrapped = view.ledger().filter(Ledger::bootstrapped).isPresent();
        Wanted wanted = new Wanted(plan.size(), isBootstrapped, Retention.inSyncLimit(wish, view, owned.inSyncLimit()));
        objects.keep(cluster, owned.secrets(), owned.others(), wanted, settings.installation(), view.at());
        Outcome outcome = directory
                .map(members -> executor(cluster, context, members, ledgers).carryOut(plan, view))
                .orElse(Outcome.NOTHING);
        log(cluster, outcome, view.at());
        return outcome;
    }

    private Executor executor(
            DirectoryCluster cluster, Context<DirectoryCluster> context, DirectoryAdmin members, LedgerStore ledgers) {
        return new Executor(
                members,
                ledgers,
                new CertificateStore(client, Names.of(cluster)),
                new ClusterPods(client, Names.of(cluster)),
                () -> planAgain(cluster, context, members, ledgers),
                Time.by(clock),
                Thread::startVirtualThread);
    }

    private Plan planAgain(
            DirectoryCluster cluster, Context<DirectoryCluster> context, DirectoryAdmin members, LedgerStore ledgers) {
        Wish wish = Wishes.of(cluster);
        try {
            return Planner.plan(
                    wish,
                    observer.observe(
                            wish,
                            Owned.seenBy(context).look(),
                            ledgers.read(),
                            Optional.of(members),
                            remembered(cluster)));
        } catch (UnreadableLedger e) {
            return Plan.stalled(0, "LedgerUnreadable", String.valueOf(e.getMessage()));
        }
    }

    private void log(DirectoryCluster cluster, Outcome outcome, Instant now) {
        String name = Names.of(cluster).owner();
        outcome.done().forEach(step -> LOG.infof("%s: %s", name, step));
        outcome.failure()
                .map(failure -> "could not " + failure.step() + ": " + failure.reason())
                .filter(words -> failures.isDue(name, words, now))
                .ifPresent(words -> LOG.warnf("%s: %s", name, words));
    }

    /** Nothing is planned on ground that is not understood; what can be seen is reported all the same. */
    private UpdateControl<DirectoryCluster> stalled(
            DirectoryCluster cluster,
            Wish wish,
            Owned owned,
            Optional<DirectoryAdmin> directory,
            String reason,
            Exception cause) {
        ClusterView view = observer.observe(wish, owned.look(), Optional.empty(), directory, remembered(cluster));
        Plan plan = Plan.stalled(view.size(), reason, String.valueOf(cause.getMessage()));
        return report(cluster, wish, view, plan, Outcome.NOTHING);
    }

    private UpdateControl<DirectoryCluster> report(
            DirectoryCluster cluster, Wish wish, ClusterView view, Plan plan, Outcome outcome) {
        DirectoryClusterStatus status = new StatusReport(cluster, wish, view, plan, outcome).status();
        meters.record(cluster, status, view);
        announcer.announce(cluster, plan, outcome);
        String name = Names.of(cluster).owner();
        Duration next = pace.next(name, plan, outcome);
        DirectoryClusterStatus essence = new StatusReport(cluster, wish, view, plan.essence(), outcome).status();
        if (!publication.isDue(name, cluster.getStatus(), status, essence, view.at())) {
            return UpdateControl.<DirectoryCluster>noUpdate().rescheduleAfter(next);
        }
        return UpdateControl.patchStatus(withStatus(cluster, status)).rescheduleAfter(next);
    }

    /** What is applied says only what the operator owns: the status. */
    private static DirectoryCluster withStatus(DirectoryCluster cluster, DirectoryClusterStatus status) {
        DirectoryCluster applied = new DirectoryCluster();
        applied.setMetadata(new ObjectMetaBuilder()
                .withName(cluster.getMetadata().getName())
                .withNamespace(cluster.getMetadata().getNamespace())
                .build());
        applied.setStatus(status);
        return applied;
    }

    private static ClusterView.Status remembered(DirectoryCluster cluster) {
        DirectoryClusterStatus status = cluster.getStatus();
        if (status == null) {
            return ClusterView.Status.NOTHING;
        }
        return new ClusterView.Status(
                Boolean.TRUE.equals(status.bootstrapped()), Objects.requireNonNullElse(status.highestServerId(), 0));
    }
}
