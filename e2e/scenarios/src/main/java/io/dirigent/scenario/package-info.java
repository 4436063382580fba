/**
 * The language in which scenarios are told: a playground with an API server, a node and the operator, one directory on it, its members, and
 * clients that write and count. A scenario is written once, for local processes and for real Kubernetes.
 */
@NullMarked
package io.dirigent.scenario;

import org.jspecify.annotations.NullMarked;
