package io.jenkins.plugins.dashenterprise;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import hudson.AbortException;
import hudson.model.TaskListener;
import io.jenkins.plugins.dashenterprise.operations.Operation;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Wait;
import io.jenkins.plugins.dashenterprise.operations.Waiting;
import io.jenkins.plugins.dashenterprise.text.BuildLog;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import io.jenkins.plugins.dashenterprise.text.Shown;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.junit.jupiter.api.Test;

/** Nothing that others wrote goes round the one door (package {@code text}) on its way to a reader. */
class DoorTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jenkins.plugins.dashenterprise");

    @Test
    void onlyTheBuildLogPrints() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BuildLog.class.getName())
                .should()
                .callMethodWhere(calls(
                        "a log",
                        TaskListener.class,
                        Set.of("getLogger", "error", "fatalError", "annotate", "hyperlink")))
                .orShould()
                .callMethodWhere(calls(
                        "a stream",
                        PrintStream.class,
                        Set.of("print", "println", "printf", "format", "append", "write")))
                .orShould()
                .callMethodWhere(calls(
                        "a writer",
                        PrintWriter.class,
                        Set.of("print", "println", "printf", "format", "append", "write")))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(MAIN);
    }

    @Test
    void onlyLinksAreMarkup() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..text..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("hudson.console..")
                .because("a note in a text of others is no note of ours")
                .check(MAIN);
    }

    @Test
    void whatFailsLeavesASessionByTheDoor() {
        noClasses()
                .that()
                .areNotAssignableTo(Session.class)
                .and()
                .areNotAssignableTo(Operation.class)
                .and()
                .resideOutsideOfPackage("..deploy..")
                .should()
                .callMethodWhere(calls("an operation", Operation.class, Set.of("run")))
                .because(
                        "Session.run shows what it fails with as it may be shown; an operation may run another one inside of it")
                .check(MAIN);
        noClasses()
                .that()
                .areNotAssignableTo(Waiting.class)
                .should()
                .callMethodWhere(calls("a wait", Wait.class, Set.of("answer"))
                        .and(describe(
                                "from outside", call -> !call.getOriginOwner().isAssignableTo(Wait.class))))
                .check(MAIN);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("OperationExecution")
                .should()
                .callMethodWhere(calls("a step", StepContext.class, Set.of("onFailure")))
                .check(MAIN);
        classes()
                .that()
                .haveSimpleName("OperationExecution")
                .or()
                .areAssignableTo(Session.class)
                .should(know(Shown.class))
                .check(MAIN);
    }

    @Test
    void messagesOfOthersExceptionsAreForeignText() {
        classes()
                .that(describe(
                        "read a message that is no sentence of ours",
                        type -> type.getMethodCallsFromSelf().stream()
                                .anyMatch(call -> call.getName().equals("getMessage")
                                        && call.getTargetOwner().isAssignableTo(Throwable.class)
                                        && !call.getTargetOwner().isAssignableTo(AbortException.class)
                                        && !call.getTargetOwner()
                                                .getPackageName()
                                                .startsWith(DoorTest.class.getPackageName()))))
                .should(know(ForeignText.class))
                .check(MAIN);
    }

    /** The views write of files of their own. */
    @Test
    void theLogOfJenkinsIsWrittenByTheDoor() {
        classes()
                .that(describe(
                        "write into the log of Jenkins",
                        type -> type.getMethodCallsFromSelf().stream()
                                .anyMatch(
                                        call -> call.getTargetOwner().getName().equals("java.util.logging.Logger")
                                                && !call.getName().equals("getLogger"))))
                .and()
                .resideOutsideOfPackage("..views..")
                .should(know(Shown.class))
                .check(MAIN);
    }

    private static ArchCondition<JavaClass> know(Class<?> other) {
        return new ArchCondition<>("know " + other.getSimpleName()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean known = type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(other));
                events.add(new SimpleConditionEvent(
                        type, known, type.getName() + " does not know " + other.getSimpleName()));
            }
        };
    }

    private static DescribedPredicate<JavaMethodCall> calls(String what, Class<?> owner, Set<String> names) {
        return describe(
                "which writes into " + what,
                call -> call.getTargetOwner().isAssignableTo(owner) && names.contains(call.getName()));
    }
}
