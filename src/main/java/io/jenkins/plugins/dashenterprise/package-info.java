/** The plugin's configuration: which Dash Enterprise servers there are and which credentials open them. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
