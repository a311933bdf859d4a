/** Binding a server for the commands of a build, and for the steps among them. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.binding;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
