/** Pushing the workspace's git repository to the server. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.git;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
