package io.dirigent.bench;

import java.util.List;

/** Something to be measured. */
interface Trial {

    /** Measures it, says on the way what it does, and cleans up behind it. */
    List<Figure> run(Effort effort) throws Exception;
}
