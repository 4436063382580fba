package io.dirigent.directory.launcher.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Collects samples and prints them as Prometheus reads them, grouped by name. */
public final class Metrics {

    private record Family(String help, String type, Map<String, Number> samples) {}

    private final Map<String, Family> families = new LinkedHashMap<>();

    public Metrics gauge(String name, String help, Number value) {
        return sample(name, help, "gauge", "", value);
    }

    public Metrics gauge(String name, String help, String label, String labelValue, Number value) {
        return sample(name, help, "gauge", "{" + label + "=\"" + escaped(labelValue) + "\"}", value);
    }

    public Metrics counter(String name, String help, Number value) {
        return sample(name, help, "counter", "", value);
    }

    private Metrics sample(String name, String help, String type, String labels, Number value) {
        families.computeIfAbsent(name, n -> new Family(help, type, new TreeMap<>()))
                .samples()
                .put(labels, value);
        return this;
    }

    public String print() {
        StringBuilder text = new StringBuilder();
        families.forEach((name, family) -> {
            text.append("# HELP ")
                    .append(name)
                    .append(' ')
                    .append(family.help())
                    .append('\n');
            text.append("# TYPE ")
                    .append(name)
                    .append(' ')
                    .append(family.type())
                    .append('\n');
            family.samples().forEach((labels, value) -> text.append(name)
                    .append(labels)
                    .append(' ')
                    .append(value)
                    .append('\n'));
        });
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
