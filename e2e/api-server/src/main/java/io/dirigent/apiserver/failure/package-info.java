/** What the server answers when it does not do what was asked: Kubernetes' Status objects. */
@NullMarked
package io.dirigent.apiserver.failure;

import org.jspecify.annotations.NullMarked;
