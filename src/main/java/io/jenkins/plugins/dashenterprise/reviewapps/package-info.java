/** An app of its own for every branch and pull request, gone when the branch is. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.reviewapps;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
