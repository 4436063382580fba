/** Which members feed which: full mesh or ring, links, agreements and the graph questions asked of them. Pure. */
@NullMarked
package io.dirigent.operator.topology;

import org.jspecify.annotations.NullMarked;
