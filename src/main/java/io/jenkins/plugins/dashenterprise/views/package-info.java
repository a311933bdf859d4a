/** What people see: the apps of a build, a job, a folder and of all of Jenkins. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
