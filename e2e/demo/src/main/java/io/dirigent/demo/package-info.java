/** The product's main job on this machine, with nothing but a JDK: from a resource to a proven, replicating directory. */
@NullMarked
package io.dirigent.demo;

import org.jspecify.annotations.NullMarked;
