package io.dirigent.bench;

import java.util.List;
import java.util.Locale;

/**
 * One measured figure beside what it is measured against.
 *
 * @param what is measured, with its unit
 * @param ours the absolute figure
 * @param other what it is compared with, for people
 * @param others that one's absolute figure; a bound itself when nothing else is measured
 * @param goal what the ratio should be, for people: never a pass mark, as machines differ
 */
record Figure(String what, double ours, String other, double others, String goal) {

    private static final String ROW = "%-52s %10s %10s  %-34s %6s  %s";

    static String heading() {
        return ROW.formatted("", "ours", "other", "other is", "ratio", "goal");
    }

    String row() {
        return String.format(Locale.ROOT, ROW, what, number(ours), number(others), other, number(ours / others), goal);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
    }

    /** The middle one, or the mean of the two middle ones. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
