/** Programs beside the pods, such as an operator: started, killed and restarted by tests. */
@NullMarked
package io.dirigent.localcluster.program;

import org.jspecify.annotations.NullMarked;
