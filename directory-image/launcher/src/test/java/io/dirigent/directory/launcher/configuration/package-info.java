/** Tests of {@code configuration}. */
@NullMarked
package io.dirigent.directory.launcher.configuration;

import org.jspecify.annotations.NullMarked;
