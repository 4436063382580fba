package io.dirigent.operator.resources;

import io.dirigent.api.Jvm;
import java.util.Locale;

/** The options of the Java machine that a user's settings stand for: a closed list, as others could void the image's cache. */
final class JvmOptions {

    private JvmOptions() {}

    /** The value of {@code JDK_JAVA_OPTIONS}. */
    static String of(Jvm jvm) {
        return String.join(" ", heap(jvm.heap()), collector(jvm.collector()), tiers(jvm.tiers()))
                .strip();
    }

    private static String heap(String heap) {
        return "-Xmx" + heap.substring(0, heap.length() - 1).toLowerCase(Locale.ROOT);
    }

    private static String collector(Jvm.Collector collector) {
        return switch (collector) {
            case Serial -> "-XX:+UseSerialGC";
            case Parallel -> "-XX:+UseParallelGC";
            case G1 -> "-XX:+UseG1GC";
        };
    }

    /** The thresholds of LateC2 are ten times the default ones: measured, they cost a start nothing that C1 saves. */
    private static String tiers(Jvm.Tiers tiers) {
        return switch (tiers) {
            case C1 -> "-XX:TieredStopAtLevel=1";
            case C2 -> "";
            case LateC2 ->
                "-XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000"
                        + " -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000";
        };
    }
}
