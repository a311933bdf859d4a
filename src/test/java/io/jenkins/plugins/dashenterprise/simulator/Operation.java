package io.jenkins.plugins.dashenterprise.simulator;

/** What stands behind one field of RootQuery or Mutations. */
interface Operation {
    Object run(Call call);
}
