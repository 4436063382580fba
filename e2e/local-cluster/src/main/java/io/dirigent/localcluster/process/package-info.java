/** Child processes that never outlive this program, not even when it is killed. */
@NullMarked
package io.dirigent.localcluster.process;

import org.jspecify.annotations.NullMarked;
