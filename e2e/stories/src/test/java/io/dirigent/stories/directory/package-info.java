/** The operator's way to the directory servers, tried on real ones that no Kubernetes runs. */
@NullMarked
package io.dirigent.stories.directory;

import org.jspecify.annotations.NullMarked;
