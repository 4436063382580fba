/** What all controllers are made of: a loop over keys, fed by informers. */
@NullMarked
package io.dirigent.localcluster.control;

import org.jspecify.annotations.NullMarked;
