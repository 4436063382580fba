/** The node: pods as processes, with their environment, probes, restarts and status. */
@NullMarked
package io.dirigent.localcluster.node;

import org.jspecify.annotations.NullMarked;
