/**
 * An embedded Kubernetes API server for tests and demonstrations: in memory, one process, real clients. It is frozen: bugs are fixed, but what
 * it lacks is told on a real cluster.
 */
@NullMarked
package io.dirigent.apiserver;

import org.jspecify.annotations.NullMarked;
