/** An app's life: add, status, info, logs, update, list, delete, its cache and workspace, and the waits for an app. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.apps;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
