/**
 * Builds the directory server's image as a folder: OpenDJ's distribution trimmed and woven, a template instance made
 * by its setup, the launcher, licences, {@code image.json} and the AOT cache. Steps whose inputs did not change are
 * skipped.
 */
@NullMarked
package io.dirigent.directory.image;

import org.jspecify.annotations.NullMarked;
