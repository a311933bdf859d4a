/** A server as a whole: information, transfers between users, any GraphQL and any REST call. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.server;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
