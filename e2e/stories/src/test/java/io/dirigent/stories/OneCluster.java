package io.dirigent.stories;

import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.stories.local.LocalTestCluster;
import io.dirigent.stories.local.OperatorSettings;
import io.dirigent.stories.real.RealCluster;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** One cluster for all stories of a run: started by the first that needs it, closed when all are over. */
final class OneCluster implements TestInstancePostProcessor {

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        ((OnACluster) test)
                .tellOn(context.getRoot()
                        .getStore(Namespace.GLOBAL)
                        .getOrComputeIfAbsent(StoryRunner.class, key -> new StoryRunner(open()), StoryRunner.class));
    }

    private static TestCluster open() {
        return "real".equals(System.getProperty("story.cluster"))
                ? RealCluster.open()
                : LocalTestCluster.start(LocalClusterOptions.defaults().withFaults(), OperatorSettings.quick());
    }
}
