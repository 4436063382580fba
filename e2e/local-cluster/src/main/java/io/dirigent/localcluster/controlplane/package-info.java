/** The API server of a local cluster, and who asked it for what. */
@NullMarked
package io.dirigent.localcluster.controlplane;

import org.jspecify.annotations.NullMarked;
