/**
 * Stories on processes of this machine: an API server, a node and the operator as it is packaged, quick and with every fault that a process or a
 * connection can have. Demo and benchmark use it too.
 */
@NullMarked
package io.dirigent.stories.local;

import org.jspecify.annotations.NullMarked;
