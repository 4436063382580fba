/** A small garbage collector by owner references, for API servers that come without one. */
@NullMarked
package io.dirigent.localcluster.garbage;

import org.jspecify.annotations.NullMarked;
