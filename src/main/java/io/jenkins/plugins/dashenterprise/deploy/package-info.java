/** Deploying a workspace's commit to an app by git. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.deploy;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
