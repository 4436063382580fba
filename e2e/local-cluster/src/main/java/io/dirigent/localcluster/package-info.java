/**
 * A Kubernetes cluster on one machine without root: pods are local processes with an own loopback address each. It knows nothing of what its pods
 * do. It is frozen: bugs are fixed, but what it lacks is told on a real cluster.
 */
@NullMarked
package io.dirigent.localcluster;

import org.jspecify.annotations.NullMarked;
