package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import jenkins.model.Jenkins;

public interface Item extends Saveable, AccessControlled {
    Permission CREATE = new Permission("Job/Create", Jenkins.ADMINISTER);
    Permission CONFIGURE = new Permission("Job/Configure", Jenkins.ADMINISTER);
    Permission READ = new Permission("Job/Read", Jenkins.ADMINISTER);
    Permission EXTENDED_READ = new Permission("Job/ExtendedRead", CONFIGURE, false);
    Permission CANCEL = new Permission("Job/Cancel", Jenkins.ADMINISTER);

    String getFullName();

    ItemGroup<? extends Item> getParent();
}
