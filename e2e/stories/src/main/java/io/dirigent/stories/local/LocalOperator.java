package io.dirigent.stories.local;

import io.dirigent.localcluster.program.Program;
import io.dirigent.stories.OperatorProcess;
import java.util.List;

/** The operator as a process of this machine. */
record LocalOperator(Program program) implements OperatorProcess {

    @Override
    public void start() {
        program.start();
    }

    @Override
    public void kill9() {
        program.kill9();
    }

    @Override
    public boolean isAlive() {
        return program.isAlive();
    }

    @Override
    public List<String> lastLines(int most) {
        return Log.lastLines(program.log(), most);
    }
}
