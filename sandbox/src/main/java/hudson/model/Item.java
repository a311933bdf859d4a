package hudson.model;

import hudson.security.AccessControlled;
import hudson.security.Permission;
import hudson.security.PermissionGroup;

public interface Item extends ModelObject, Saveable, AccessControlled {
    PermissionGroup PERMISSIONS = new PermissionGroup(Item.class, "Job");
    Permission CREATE = new Permission(PERMISSIONS, "Create", Permission.CREATE);
    Permission DELETE = new Permission(PERMISSIONS, "Delete", Permission.DELETE);
    Permission CONFIGURE = new Permission(PERMISSIONS, "Configure", Permission.CONFIGURE);
    Permission READ = new Permission(PERMISSIONS, "Read", Permission.READ);
    Permission DISCOVER = new Permission(PERMISSIONS, "Discover", READ);
    Permission EXTENDED_READ = new Permission(PERMISSIONS, "ExtendedRead", CONFIGURE, false);
    Permission BUILD = new Permission(PERMISSIONS, "Build", Permission.UPDATE);
    Permission CANCEL = new Permission(PERMISSIONS, "Cancel", Permission.UPDATE);

    ItemGroup<? extends Item> getParent();

    String getName();

    String getFullName();

    String getUrl();
}
