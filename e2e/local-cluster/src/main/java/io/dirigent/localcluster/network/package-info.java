/** Loopback addresses, and the relays by which traffic between two of them is cut, delayed and healed. */
@NullMarked
package io.dirigent.localcluster.network;

import org.jspecify.annotations.NullMarked;
