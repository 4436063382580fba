package io.dirigent.operator.reconcile;

import io.dirigent.operator.resources.MemberStatefulSet;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

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

    /** Who leads when there are several operators. */
    LeaderElection leaderElection();

    /** The lease by which one of several operators leads. */
    interface LeaderElection {

        /** The lease's namespace. */
        @WithDefault("default")
        String namespace();

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
