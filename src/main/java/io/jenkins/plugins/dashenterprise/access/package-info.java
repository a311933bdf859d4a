/** Who may see an app and what the portal shows. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.access;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
