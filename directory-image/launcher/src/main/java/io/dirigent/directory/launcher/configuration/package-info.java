/**
 * Renders {@code config.ldif} at every start: the image's template, edited by the launcher, plus the few entries that the
 * operator owns, carried over from the volume.
 */
@NullMarked
package io.dirigent.directory.launcher.configuration;

import org.jspecify.annotations.NullMarked;
