/** Texts of servers, builds and files on their way to a reader: masked, on one line, without control characters, cut to length. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.text;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
