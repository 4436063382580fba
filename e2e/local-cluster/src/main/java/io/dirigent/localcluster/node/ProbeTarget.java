package io.dirigent.localcluster.node;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/** Asks a container, at its pod's address, by HTTP or by opening a TCP connection. */
record ProbeTarget(Container container, String address) {

    boolean answers(Probe probe) {
        int timeout = 1000 * Optional.ofNullable(probe.getTimeoutSeconds()).orElse(1);
        try {
            if (probe.getHttpGet() != null) {
                return answersHttp(probe.getHttpGet(), timeout);
            }
            if (probe.getTcpSocket() != null) {
                return answersTcp(port(probe.getTcpSocket().getPort()), timeout);
            }
            throw new UnsupportedOperationException("kind of probe not supported by the local cluster: " + probe);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answersHttp(HTTPGetAction get, int timeout) throws IOException {
        URI uri = URI.create("http://" + address + ":" + port(get.getPort())
                + Optional.ofNullable(get.getPath()).orElse("/"));
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        try {
            connection.setInstanceFollowRedirects(false);
            connection.setConnectTimeout(timeout);
            connection.setReadTimeout(timeout);
            connection.setRequestProperty("Connection", "close");
            int code = connection.getResponseCode();
            return code >= 200 && code < 400;
        } finally {
            connection.disconnect();
        }
    }

    private boolean answersTcp(int port, int timeout) throws IOException {
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress(address, port), timeout);
            return true;
        }
    }

    private int port(IntOrString port) {
        if (port.getIntVal() != null) {
            return port.getIntVal();
        }
        return container.getPorts().stream()
                .filter(p -> port.getStrVal().equals(p.getName()))
                .map(ContainerPort::getContainerPort)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no port named " + port.getStrVal()));
    }
}
