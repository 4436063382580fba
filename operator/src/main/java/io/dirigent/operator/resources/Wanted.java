package io.dirigent.operator.resources;

import java.time.Duration;

/**
 * What a cluster's objects follow from beside its spec.
 *
 * @param size how many members the StatefulSet is to have now; 0 leaves it unmade
 * @param isBootstrapped whether the first data was loaded, so that the LDIF may be absent
 * @param inSyncLimit how long a member may have been out of sync and still serve clients by itself
 */
public record Wanted(int size, boolean isBootstrapped, Duration inSyncLimit) {}
