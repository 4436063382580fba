/** Folders, their fingerprints, and the notices that lie in jars. */
@NullMarked
package io.dirigent.directory.image.files;

import org.jspecify.annotations.NullMarked;
