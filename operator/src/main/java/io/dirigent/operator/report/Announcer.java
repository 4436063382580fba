package io.dirigent.operator.report;

import io.dirigent.api.DirectoryCluster;
import io.dirigent.operator.act.Outcome;
import io.dirigent.operator.plan.Notice;
import io.dirigent.operator.plan.Plan;
import io.dirigent.operator.plan.Step;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Tells what happened as Kubernetes events: one a step, and one when something is refused or stalls. */
public final class Announcer {

    private static final String NORMAL = "Normal";
    private static final String WARNING = "Warning";

    private final KubernetesClient client;
    private final Clock clock;

    /** What was last complained about, so that a complaint is not repeated at every look; repeated after a restart, which does no harm. */
    private final ConcurrentHashMap<String, Set<String>> complaints = new ConcurrentHashMap<>();

    public Announcer(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    public void announce(DirectoryCluster cluster, Plan plan, Outcome outcome) {
        outcome.done().forEach(step -> send(cluster, NORMAL, reason(step), step.toString()));
        Set<String> now = ConcurrentHashMap.newKeySet();
        Set<String> before = complaints.getOrDefault(cluster.getMetadata().getUid(), Set.of());
        for (Notice notice : plan.notices()) {
            if (!(notice instanceof Notice.Waiting)) {
                now.add(notice.reason());
                if (!before.contains(notice.reason())) {
                    send(cluster, WARNING, notice.reason(), notice.message());
                }
            }
        }
        complaints.put(cluster.getMetadata().getUid(), now);
    }

    private static String reason(Step step) {
        return switch (step) {
            case Step.WriteLedger write -> "LedgerWritten";
            case Step.Configure configure -> "MemberConfigured";
            case Step.AddLink link -> "MembersLinked";
            case Step.LoadSeed load -> "SeedLoadStarted";
            case Step.Load load -> "LoadStarted";
            case Step.ResetGeneration reset -> "GenerationReset";
            case Step.ForgetLoads forget -> "LoadForgotten";
            case Step.Initialise initialise -> "MemberInitialised";
            case Step.MarkAs mark ->
                switch (mark.state()) {
                    case LEAVING -> "MemberLeaves";
                    case FROZEN -> "MemberFrozen";
                    case RETIRED -> "MemberRetired";
                    default -> "MemberReturned";
                };
            case Step.Certify certify -> "RemovalCertified";
            case Step.Unlink unlink -> "MembersUnlinked";
            case Step.Shrink shrink -> "ClusterShrunk";
            case Step.Close close -> "MemberClosed";
            case Step.Readmit readmit -> "MemberReadmitted";
            case Step.RenewLink renew -> "LinkRenewed";
            case Step.Restart restart -> "MemberRestarted";
        };
    }

    private void send(DirectoryCluster cluster, String type, String reason, String message) {
        String at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        client.resource(new EventBuilder()
                        .withNewMetadata()
                        .withName(cluster.getMetadata().getName() + "."
                                + UUID.randomUUID().toString().substring(0, 16))
                        .withNamespace(cluster.getMetadata().getNamespace())
                        .endMetadata()
                        .withType(type)
                        .withReason(reason)
                        .withMessage(message)
                        .withFirstTimestamp(at)
                        .withLastTimestamp(at)
                        .withCount(1)
                        .withReportingComponent("dirigent")
                        .withNewSource()
                        .withComponent("dirigent")
                        .endSource()
                        .withNewInvolvedObject()
                        .withApiVersion(cluster.getApiVersion())
                        .withKind(cluster.getKind())
                        .withName(cluster.getMetadata().getName())
                        .withNamespace(cluster.getMetadata().getNamespace())
                        .withUid(cluster.getMetadata().getUid())
                        .withResourceVersion(cluster.getMetadata().getResourceVersion())
                        .endInvolvedObject()
                        .build())
                .create();
    }
}
