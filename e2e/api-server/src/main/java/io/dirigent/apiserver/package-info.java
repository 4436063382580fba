/** An embedded Kubernetes API server for tests and demonstrations: in memory, one process, real clients. */
@NullMarked
package io.dirigent.apiserver;

import org.jspecify.annotations.NullMarked;
