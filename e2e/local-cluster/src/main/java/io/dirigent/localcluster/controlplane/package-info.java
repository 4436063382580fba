/** The API server that a local cluster runs on, and who asked it for what. */
@NullMarked
package io.dirigent.localcluster.controlplane;

import org.jspecify.annotations.NullMarked;
