/** The servers that an administrator configures, with Test Connection. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.configuration;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
