package org.jenkinsci.plugins.workflow.cps;

import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Groovy gives every object, closures too, methods with the names of these steps, and Java one with that of a condition. */
final class StepCalls extends CompilationCustomizer {
    private static final Set<String> NAMES = Set.of("sleep", "println");
    /** What the condition {@code equals} is called instead. */
    static final String EQUALS = "equals as a condition";

    StepCalls() {
        super(CompilePhase.CANONICALIZATION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode node) {
        new ClassCodeExpressionTransformer() {
            @Override
            protected SourceUnit getSourceUnit() {
                return source;
            }

            @Override
            public Expression transform(Expression expression) {
                if (expression instanceof ClosureExpression closure) {
                    closure.getCode().visit(this);
                    return closure;
                }
                if (expression instanceof MethodCallExpression call
                        && call.isImplicitThis()
                        && NAMES.contains(call.getMethodAsString())) {
                    call.setObjectExpression(new VariableExpression("steps"));
                    call.setImplicitThis(false);
                }
                if (expression instanceof MethodCallExpression call
                        && call.isImplicitThis()
                        && "equals".equals(call.getMethodAsString())) {
                    call.setMethod(new ConstantExpression(EQUALS));
                }
                return super.transform(expression);
            }
        }.visitClass(node);
    }
}
