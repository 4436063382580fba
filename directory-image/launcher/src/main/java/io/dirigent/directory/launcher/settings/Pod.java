package io.dirigent.directory.launcher.settings;

import io.dirigent.directory.launcher.StartRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The pod, as its environment tells it.
 *
 * @param name the pod's name, ending in its ordinal
 * @param address the pod's own address; the member listens on no other one
 */
public record Pod(String name, String namespace, InetAddress address) {

    private static final Pattern ORDINAL = Pattern.compile("(0|[1-9][0-9]{0,8})");

    /** IPv4 dotted or IPv6: a name must never be looked up here. */
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    public static Pod from(Map<String, String> environment) {
        String name = required(environment, "POD_NAME");
        String namespace = required(environment, "POD_NAMESPACE");
        String address = required(environment, "POD_IP");
        if (!LITERAL.matcher(address).matches()) {
            throw StartRefused.configuration("POD_IP is no IP address: " + address);
        }
        try {
            InetAddress own = InetAddress.getByName(address);
            if (own.isAnyLocalAddress()) {
                throw StartRefused.configuration("POD_IP must be the pod's own address, not " + address);
            }
            return new Pod(name, namespace, own);
        } catch (UnknownHostException e) {
            throw StartRefused.configuration("POD_IP is no IP address: " + address);
        }
    }

    /** The ordinal of this pod in the StatefulSet {@code cluster}. */
    public int ordinal(String cluster) {
        String prefix = cluster + "-";
        String ordinal = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
        if (!ORDINAL.matcher(ordinal).matches()) {
            throw StartRefused.configuration(
                    "POD_NAME " + name + " is no member of cluster " + cluster + " (expected " + prefix + "<ordinal>)");
        }
        return Integer.parseInt(ordinal);
    }

    private static String required(Map<String, String> environment, String variable) {
        String value = environment.get(variable);
        if (value == null || value.isBlank()) {
            throw StartRefused.configuration("environment variable " + variable + " is missing");
        }
        return value.strip();
    }
}
