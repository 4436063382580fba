/** A Kubernetes cluster on one machine without root: pods are local processes with an own loopback address each. It knows nothing of what its pods do. */
@NullMarked
package io.dirigent.localcluster;

import org.jspecify.annotations.NullMarked;
