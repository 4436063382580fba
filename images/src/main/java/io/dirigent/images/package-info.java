/**
 * Container images of the directory server and of the operator, made by Jib without a container engine: {@link
 * io.dirigent.images.Images} is what {@code make images} runs.
 */
@NullMarked
package io.dirigent.images;

import org.jspecify.annotations.NullMarked;
