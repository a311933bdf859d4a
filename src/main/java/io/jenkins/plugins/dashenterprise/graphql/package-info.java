/** The App Manager API of Dash Enterprise 4: the only package that knows Apollo's runtime and the network. */
@DefaultAnnotation(NonNull.class)
package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.DefaultAnnotation;
import edu.umd.cs.findbugs.annotations.NonNull;
