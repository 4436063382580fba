package io.dirigent.localcluster;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A program with a local cluster that never closes it. */
public final class Abandoned {

    private Abandoned() {}

    public static void main(String[] arguments) throws InterruptedException {
        LocalCluster cluster =
                LocalCluster.start(LocalClusterOptions.defaults().withImage(TinyImage.NAME, Path.of(arguments[0])));
        TinySet set = TinySet.create(cluster, "abandoned", UnaryOperator.identity());
        set.awaitReady(0, 1);
        System.out.println("folder " + cluster.folder());
        Thread.currentThread().join();
    }
}
