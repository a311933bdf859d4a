package io.jenkins.plugins.dashenterprise.operations;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The words of which a parameter takes one, on its getter: the form offers them, and a build refuses any other. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OneOf {
    /** The words, first the one that a parameter without a value stands for, unless that is null. */
    String[] value();
}
