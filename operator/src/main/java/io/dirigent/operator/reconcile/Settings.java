package io.dirigent.operator.reconcile;

import io.dirigent.operator.resources.Installation;
import io.dirigent.operator.resources.MemberStatefulSet;
import io.dirigent.operator.resources.OperatorPods;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The operator's own settings: {@code dirigent.*} properties, or {@code DIRIGENT_*} in the environment. */
@ConfigMapping(prefix = "dirigent")
public interface Settings {

    /** Between two looks at a cluster that is as it should be. */
    @WithDefault("30s")
    Duration steadyInterval();

    /** Between two looks while something is waited for. */
    @WithDefault("1s")
    Duration waitingInterval();

    /** The directory server's image for clusters that do not name one. */
    @WithDefault(MemberStatefulSet.DEFAULT_IMAGE)
    String directoryImage();

    /** What is said here for all clusters. */
    default Installation installation() {
        return new Installation(
                directoryImage(),
                networkPolicy().enabled()
                        ? Optional.of(OperatorPods.of(
                                networkPolicy().operatorNamespace(),
                                networkPolicy().operatorSelector()))
                        : Optional.empty());
    }

    /** The fence around members. */
    NetworkPolicy networkPolicy();

    /** Who may talk to members. */
    interface NetworkPolicy {

        /** Whether clusters get a NetworkPolicy. */
        @WithDefault("true")
        boolean enabled();

        /** The namespace of the operator's pods; any, if not known. */
        Optional<String> operatorNamespace();

        /** The labels of the operator's pods, as {@code key=value,key=value}. */
        @WithDefault(OperatorPods.DEFAULT_SELECTOR)
        String operatorSelector();
    }

    /** Who leads when there are several operators. */
    LeaderElection leaderElection();

    /** The lease by which one of several operators leads. */
    interface LeaderElection {

        /** The lease's name: operators that look after other namespaces need another one. */
        @WithDefault("dirigent-operator")
        String name();

        /** The lease's namespace; the operator's own one, where it runs in a pod, if not given. */
        Optional<String> namespace();

        /** How long a leader that died is waited for. */
        @WithDefault("15s")
        Duration leaseDuration();

        /** After how long without a renewal the leader gives up. */
        @WithDefault("10s")
        Duration renewDeadline();

        /** Between two tries. */
        @WithDefault("2s")
        Duration retryPeriod();
    }
}
