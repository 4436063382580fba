/** Services: endpoint slices, and the names that pods and programs resolve. */
@NullMarked
package io.dirigent.localcluster.service;

import org.jspecify.annotations.NullMarked;
