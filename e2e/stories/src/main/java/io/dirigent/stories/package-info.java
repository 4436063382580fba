/**
 * The language in which stories are told: a cluster with an API server, nodes and the operator, one directory on it, its members, and clients that
 * write and count. A story is written once, for local processes and for a real Kubernetes. {@link io.dirigent.stories.Story} is the way in.
 */
@NullMarked
package io.dirigent.stories;

import org.jspecify.annotations.NullMarked;
