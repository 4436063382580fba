/** Tests of {@code volume}. */
@NullMarked
package io.dirigent.directory.launcher.volume;

import org.jspecify.annotations.NullMarked;
