/** What an app uses of its server: databases, mounted directories, processes. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.resources;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
