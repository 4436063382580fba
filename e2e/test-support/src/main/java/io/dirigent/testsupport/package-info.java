/**
 * What tests need again and again: throwaway keys, and members of the directory as processes, started from the image as
 * their pods would start them. The image's AOT cache is trained with such a member as well.
 */
@NullMarked
package io.dirigent.testsupport;

import org.jspecify.annotations.NullMarked;
