/** The checks of a commit or pull request; the only package that knows the checks-api plugin, which may be missing. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.views.checks;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
