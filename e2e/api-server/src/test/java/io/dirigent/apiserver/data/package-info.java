/** Makes the data that describe Kubernetes' own kinds. */
@NullMarked
package io.dirigent.apiserver.data;

import org.jspecify.annotations.NullMarked;
