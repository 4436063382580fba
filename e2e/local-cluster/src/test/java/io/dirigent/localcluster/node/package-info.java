/** Parts of the node, without a cluster. */
@NullMarked
package io.dirigent.localcluster.node;

import org.jspecify.annotations.NullMarked;
