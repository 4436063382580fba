/** The local cluster with a tiny server as its only image. */
@NullMarked
package io.dirigent.localcluster;

import org.jspecify.annotations.NullMarked;
