/** Tests of {@code mark}. */
@NullMarked
package io.dirigent.directory.launcher.mark;

import org.jspecify.annotations.NullMarked;
