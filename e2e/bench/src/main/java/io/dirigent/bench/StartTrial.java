package io.dirigent.bench;

import io.dirigent.api.Jvm;
import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.stories.local.LocalTestCluster;
import io.dirigent.stories.local.OperatorSettings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a start from a prepared volume costs, beside a start of a stock server: until a search of the suffix is answered. */
record StartTrial(PrintStream out) implements Trial {

    private static final Duration STEADY = Duration.ofSeconds(30);

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        try (StockServer stock = StockServer.untouched();
                LocalTestCluster testCluster =
                        LocalTestCluster.start(LocalClusterOptions.defaults(), OperatorSettings.looking(STEADY));
                Member byDefault = Member.start(testCluster, Jvm.Tiers.LateC2, 0);
                Member quick = Member.start(testCluster, Jvm.Tiers.C1, 0)) {
            List<Double> others = new ArrayList<>();
            List<Double> ours = new ArrayList<>();
            List<Double> oursQuick = new ArrayList<>();
            for (int round = 0; round < effort.rounds(); round++) {
                others.add(start(stock));
                ours.add(start(byDefault));
                oursQuick.add(start(quick));
            }
            double other = Figure.median(others);
            return List.of(
                    figure("tiers LateC2, the default", Figure.median(ours), other),
                    figure("tiers C1", Figure.median(oursQuick), other));
        }
    }

    private double start(Server server) throws Exception {
        double seconds = server.restart();
        out.printf("  start of %s: %.2f CPU s%n", server.name(), seconds);
        return seconds;
    }

    private static Figure figure(String tiers, double ours, double other) {
        return new Figure("server start, CPU s, " + tiers, ours, "bin/start-ds", other, "<= 0.3");
    }
}
