/** Tests of {@code http}. */
@NullMarked
package io.dirigent.directory.launcher.http;

import org.jspecify.annotations.NullMarked;
