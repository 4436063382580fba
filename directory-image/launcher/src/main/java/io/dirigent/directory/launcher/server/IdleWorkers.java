package io.dirigent.directory.launcher.server;

import java.util.List;
import java.util.Set;

/**
 * Wakes idle worker threads while the server stops. Stock waits for each of them to come back from a poll of up to five
 * seconds, holding a lock meanwhile; that is all that an idle server's stop takes.
 */
final class IdleWorkers implements AutoCloseable {

    private static final Set<String> QUEUE_METHODS = Set.of("nextOperation", "retryNextOperation");

    private final Thread waker;

    private IdleWorkers() {
        waker = Thread.ofVirtual().unstarted(this::run);
    }

    static IdleWorkers keepWaking() {
        IdleWorkers workers = new IdleWorkers();
        workers.waker.start();
        return workers;
    }

    private void run() {
        try {
            while (true) {
                // First the stopping thread must be waiting for the lock, or the woken ones just poll again.
                Thread.sleep(50);
                workers().stream().filter(IdleWorkers::isIdle).forEach(Thread::interrupt);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getClass().getSimpleName().equals("TraditionalWorkerThread"))
                .toList();
    }

    /** Never one that works: an interrupt in the middle of a database write would close the database. */
    private static boolean isIdle(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        for (int i = 0; i < stack.length; i++) {
            if (stack[i].getMethodName().equals("poll")
                    && stack[i].getClassName().endsWith("LinkedBlockingQueue")
                    && i + 1 < stack.length
                    && QUEUE_METHODS.contains(stack[i + 1].getMethodName())) {
                return thread.getState() == Thread.State.TIMED_WAITING;
            }
        }
        return false;
    }

    @Override
    public void close() {
        waker.interrupt();
    }
}
