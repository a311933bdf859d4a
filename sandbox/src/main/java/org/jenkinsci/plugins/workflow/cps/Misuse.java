package org.jenkinsci.plugins.workflow.cps;

import java.io.PrintStream;

/** A call that Jenkins would refuse with a stack trace and all arguments; here one sentence, with names only, is printed. */
final class Misuse extends IllegalArgumentException {
    Misuse(String sentence) {
        super(sentence);
    }

    @Override
    public void printStackTrace(PrintStream out) {
        out.println(getMessage());
    }
}
