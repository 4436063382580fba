/** Weaves the hooks into OpenDJ's classes and fails when a place they belong to is not as expected. */
@NullMarked
package io.dirigent.directory.image.server.weave;

import org.jspecify.annotations.NullMarked;
