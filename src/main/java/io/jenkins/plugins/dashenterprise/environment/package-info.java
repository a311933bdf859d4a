/** Variables of an app or of all apps of a server. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.environment;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
