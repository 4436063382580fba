/** Tests of {@code settings}. */
@NullMarked
package io.dirigent.directory.launcher.settings;

import org.jspecify.annotations.NullMarked;
