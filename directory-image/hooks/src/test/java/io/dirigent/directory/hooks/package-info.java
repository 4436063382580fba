/** Tests of the hooks by themselves; what they do inside of the server is tested with the image. */
@NullMarked
package io.dirigent.directory.hooks;

import org.jspecify.annotations.NullMarked;
