package io.dirigent.stories;

import io.dirigent.localcluster.controlplane.RequestCount;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the operator has asked the API server for until some moment, about one namespace.
 *
 * @param looks how often it read a ledger, which it does once a look, and never from a cache
 * @param writes its writes by kind, those to leases left out
 */
record OperatorRequests(long looks, Map<String, Long> writes) {

    /** For this story's directory. */
    static OperatorRequests about(Story story) {
        String namespace = story.directory().namespace();
        List<RequestCount> requests = story.cluster().operatorsRequests().stream()
                .filter(request -> request.namespace().equals(namespace))
                .toList();
        return new OperatorRequests(
                requests.stream()
                        .filter(request -> request.verb().equals("get")
                                && request.resource().equals("configmaps"))
                        .mapToLong(RequestCount::count)
                        .sum(),
                requests.stream()
                        .filter(request ->
                                request.isWrite() && !request.resource().equals("leases"))
                        .collect(Collectors.toMap(
                                request -> request.verb() + " " + request.resource(), RequestCount::count, Long::sum)));
    }

    long looksSince(OperatorRequests before) {
        return looks - before.looks;
    }

    List<String> writesSince(OperatorRequests before) {
        return writes.entrySet().stream()
                .filter(write -> write.getValue() > before.writes.getOrDefault(write.getKey(), 0L))
                .map(write ->
                        write.getKey() + " x " + (write.getValue() - before.writes.getOrDefault(write.getKey(), 0L)))
                .toList();
    }
}
