/** What a job can do with a Dash Enterprise server: one {@link io.jenkins.plugins.dashenterprise.operations.Operation} each. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
