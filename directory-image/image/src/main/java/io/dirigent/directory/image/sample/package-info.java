/**
 * Pods of a cluster that is nobody's: mounted files with throwaway keys, and the image's own command line as a process.
 * The AOT cache is trained with one, and the tests of the image run several.
 */
@NullMarked
package io.dirigent.directory.image.sample;

import org.jspecify.annotations.NullMarked;
