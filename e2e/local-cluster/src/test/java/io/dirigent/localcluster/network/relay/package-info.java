/** What passes through relays and forwarded ports. */
@NullMarked
package io.dirigent.localcluster.network.relay;

import org.jspecify.annotations.NullMarked;
