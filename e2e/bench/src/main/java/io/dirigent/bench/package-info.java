/** Measures Dirigent's servers against a stock OpenDJ of the same version, in the same run on the same machine. */
@NullMarked
package io.dirigent.bench;

import org.jspecify.annotations.NullMarked;
