package io.dirigent.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Hours of stories need not be told twice: what came true once, with the same code, is passed over when told to go on. The file of what
 * passed is named by the system property {@code scenario.passed}; without it every story is told.
 */
public final class Resumption implements ExecutionCondition, TestWatcher {

    private static final Optional<Path> PASSED = Optional.ofNullable(System.getProperty("scenario.passed"))
            .filter(name -> !name.isBlank())
            .map(Path::of);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return PASSED.isPresent() && hasPassed(PASSED.get(), context.getUniqueId())
                ? ConditionEvaluationResult.disabled("it passed before, with the same code")
                : ConditionEvaluationResult.enabled("not seen to pass yet");
    }

    private static boolean hasPassed(Path passed, String test) {
        try {
            return Files.exists(passed)
                    && Files.readAllLines(passed).stream().anyMatch(line -> line.startsWith(test + "\t"));
        } catch (IOException e) {
            throw new IllegalStateException("what passed before cannot be read from " + passed, e);
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        PASSED.ifPresent(passed -> {
            try {
                Files.createDirectories(passed.toAbsolutePath().getParent());
                Files.writeString(
                        passed,
                        "%s\t%s %s%n".formatted(context.getUniqueId(), title(context), context.getDisplayName()),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new IllegalStateException("what passed cannot be kept in " + passed, e);
            }
        });
    }

    private static String title(ExtensionContext context) {
        return context.getTestClass().map(Class::getSimpleName).orElse("") + "."
                + context.getTestMethod().map(method -> method.getName()).orElse("");
    }
}
