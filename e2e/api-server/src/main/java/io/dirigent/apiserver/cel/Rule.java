package io.dirigent.apiserver.cel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OptionalType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.dirigent.apiserver.json.Json;
import io.dirigent.apiserver.schema.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One compiled rule, for values of one schema. */
final class Rule {
    /** What a rule may cost: a rule of quadratic cost over a thousand elements passes, an endless one does not. */
    private static final int MOST_ITERATIONS = 2_000_000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .enableRegexPartialMatch(true)
            .evaluateCanonicalTypesToNativeValues(true)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .build();
    private static final KubernetesFunctions FUNCTIONS = new KubernetesFunctions();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(CelExtensions.strings(), CelExtensions.sets(OPTIONS), CelExtensions.optional())
            .addFunctionBindings(FUNCTIONS.bindings())
            .build();

    private static final CelCompiler BASE = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(
                    CelExtensions.strings(),
                    CelExtensions.sets(OPTIONS),
                    CelExtensions.bindings(),
                    CelExtensions.optional())
            .addFunctionDeclarations(FUNCTIONS.declarations().toArray(CelFunctionDecl[]::new))
            .build();

    private final JsonNode declaration;
    private final CelRuntime.Program condition;
    private final CelRuntime.@Nullable Program message;
    private final boolean usesOld;

    private Rule(JsonNode declaration, CelCompiler compiler) throws CelValidationException {
        this.declaration = declaration;
        CelAbstractSyntaxTree tree = compiler.compile(text("rule")).getAst();
        this.condition = program(tree);
        this.usesOld = tree.getReferenceMap().values().stream()
                .anyMatch(reference -> reference.name().equals("oldSelf"));
        this.message = text("messageExpression").isEmpty()
                ? null
                : program(compiler.compile(text("messageExpression")).getAst());
    }

    /** The rules of a schema's own level, in their order. */
    static List<Rule> of(JsonNode declarations, Schema schema) throws CelValidationException {
        List<Rule> rules = new ArrayList<>();
        CelCompiler compiler = compiler(schema, false);
        for (JsonNode declaration : declarations) {
            rules.add(new Rule(declaration, hasOptionalOld(declaration) ? compiler(schema, true) : compiler));
        }
        return rules;
    }

    private static CelCompiler compiler(Schema schema, boolean optionalOld) {
        SchemaTypes types = new SchemaTypes();
        CelType self = types.of(schema, "object");
        return BASE.toCompilerBuilder()
                .setTypeProvider(types.provider())
                .addVar("self", self)
                .addVar("oldSelf", optionalOld ? OptionalType.create(self) : self)
                .build();
    }

    private static CelRuntime.Program program(CelAbstractSyntaxTree tree) {
        try {
            return RUNTIME.createProgram(tree);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a checked rule can be planned", e);
        }
    }

    String text(String field) {
        return Json.text(declaration, field);
    }

    private static boolean hasOptionalOld(JsonNode declaration) {
        return declaration.path("optionalOldSelf").asBoolean();
    }

    /** What the rule says against the value; empty when it holds, or speaks of a change and there is none. */
    Optional<String> refusal(Object self, Optional<Object> old) {
        if (usesOld && old.isEmpty() && !hasOptionalOld(declaration)) {
            return Optional.empty();
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("self", self);
        if (hasOptionalOld(declaration)) {
            variables.put("oldSelf", old);
        } else {
            old.ifPresent(value -> variables.put("oldSelf", value));
        }
        try {
            return Boolean.TRUE.equals(condition.eval(variables)) ? Optional.empty() : Optional.of(message(variables));
        } catch (CelEvaluationException e) {
            return Optional.of("rule evaluation error: " + e.getMessage() + " evaluating rule: " + plainMessage());
        }
    }

    private String message(Map<String, Object> variables) {
        if (message != null) {
            try {
                if (message.eval(variables) instanceof String text && !text.isBlank()) {
                    return text;
                }
            } catch (CelEvaluationException e) {
                return plainMessage();
            }
        }
        return plainMessage();
    }

    private String plainMessage() {
        return text("message").isEmpty() ? "failed rule: " + text("rule").strip() : text("message");
    }
}
