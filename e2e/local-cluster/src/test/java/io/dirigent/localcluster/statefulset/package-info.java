/** Parts of the StatefulSet controller, without a cluster. */
@NullMarked
package io.dirigent.localcluster.statefulset;

import org.jspecify.annotations.NullMarked;
