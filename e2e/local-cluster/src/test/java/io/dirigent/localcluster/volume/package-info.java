/** Volumes as folders, without a cluster. */
@NullMarked
package io.dirigent.localcluster.volume;

import org.jspecify.annotations.NullMarked;
