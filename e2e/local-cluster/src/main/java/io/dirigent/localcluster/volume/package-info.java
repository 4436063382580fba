/** Volumes as folders: claims, ConfigMaps and Secrets, the last two refreshed in place as Kubernetes does it. */
@NullMarked
package io.dirigent.localcluster.volume;

import org.jspecify.annotations.NullMarked;
