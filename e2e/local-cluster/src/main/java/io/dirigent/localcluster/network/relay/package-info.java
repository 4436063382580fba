/**
 * What stands between two hosts: a relay for each direction in which connections are opened, and one wire under both that can be cut; and, by the
 * same pump, ports of localhost that lead somewhere else. Blocking sockets; each chunk of data knows when it may arrive.
 */
@NullMarked
package io.dirigent.localcluster.network.relay;

import org.jspecify.annotations.NullMarked;
