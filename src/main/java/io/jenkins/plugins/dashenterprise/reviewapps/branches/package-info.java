/** What a multibranch job knows; the only package that knows the branch-api and scm-api plugins, without which it is not loaded. */
@DefaultAnnotation(NonNull.class)
@OptionalPackage(requirePlugins = "branch-api")
package io.jenkins.plugins.dashenterprise.reviewapps.branches;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
import org.jenkinsci.plugins.variant.OptionalPackage;
