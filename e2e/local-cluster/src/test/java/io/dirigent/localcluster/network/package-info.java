/** Relays between plain sockets, without pods. */
@NullMarked
package io.dirigent.localcluster.network;

import org.jspecify.annotations.NullMarked;
