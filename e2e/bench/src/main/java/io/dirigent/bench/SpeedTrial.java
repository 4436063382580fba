package io.dirigent.bench;

import io.dirigent.api.Jvm;
import io.dirigent.localcluster.LocalClusterOptions;
import io.dirigent.stories.local.LocalTestCluster;
import io.dirigent.stories.local.OperatorSettings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Adds, modifies and searches a second, beside a stock server with the same indexes and with writes on disk before they are acknowledged.
 * One server runs at a time, each round with fresh data; ours replicates, with nobody, the stock one does not.
 */
record SpeedTrial(PrintStream out) implements Trial {

    private static final Duration STEADY = Duration.ofSeconds(30);

    /** The default first. */
    private static final List<Jvm.Tiers> TIERS = List.of(Jvm.Tiers.LateC2, Jvm.Tiers.C1, Jvm.Tiers.C2);

    @Override
    public List<Figure> run(Effort effort) throws Exception {
        List<Rates> stock = new ArrayList<>();
        Map<Jvm.Tiers, List<Rates>> ours = new EnumMap<>(Jvm.Tiers.class);
        try (LocalTestCluster testCluster =
                LocalTestCluster.start(LocalClusterOptions.defaults(), OperatorSettings.looking(STEADY))) {
            for (int round = 0; round < effort.rounds(); round++) {
                stock.add(measure(StockServer.level(), effort));
                for (Jvm.Tiers tiers : TIERS) {
                    Rates rates = measure(Member.start(testCluster, tiers, round), effort);
                    ours.computeIfAbsent(tiers, any -> new ArrayList<>()).add(rates);
                }
            }
        }
        List<Figure> figures = new ArrayList<>();
        for (Jvm.Tiers tiers : TIERS) {
            figures.add(figure("adds/s after a start, " + tiers, ours.get(tiers), stock, Rates::adds, ">= 1.5"));
            figures.add(
                    figure("modifies/s after a start, " + tiers, ours.get(tiers), stock, Rates::modifies, ">= 1.5"));
            figures.add(figure("searches/s when warm, " + tiers, ours.get(tiers), stock, Rates::searches, ">= 1"));
        }
        return figures;
    }

    private Rates measure(Server server, Effort effort) throws Exception {
        try (server) {
            Rates rates = Rates.of(server, effort);
            out.printf(
                    "  %s: %.0f adds/s, %.0f modifies/s, %.0f searches/s%n",
                    server.name(), rates.adds(), rates.modifies(), rates.searches());
            return rates;
        }
    }

    private static Figure figure(
            String what, List<Rates> ours, List<Rates> stock, ToDoubleFunction<Rates> rate, String goal) {
        return new Figure(what, median(ours, rate), "stock, same indexes", median(stock, rate), goal);
    }

    private static double median(List<Rates> rates, ToDoubleFunction<Rates> rate) {
        return Figure.median(rates.stream().map(rate::applyAsDouble).toList());
    }
}
