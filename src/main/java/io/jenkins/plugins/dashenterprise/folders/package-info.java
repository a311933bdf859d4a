/** What a folder chooses for its jobs; the only package that knows the cloudbees-folder plugin, without which it is not loaded. */
@DefaultAnnotation(NonNull.class)
@OptionalPackage(requirePlugins = "cloudbees-folder")
package io.jenkins.plugins.dashenterprise.folders;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
import org.jenkinsci.plugins.variant.OptionalPackage;
