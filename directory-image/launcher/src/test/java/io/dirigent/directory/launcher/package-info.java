/** Tests of the launcher as a whole. */
@NullMarked
package io.dirigent.directory.launcher;

import org.jspecify.annotations.NullMarked;
