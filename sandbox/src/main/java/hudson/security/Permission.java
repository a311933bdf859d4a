package hudson.security;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;

public final class Permission {
    private static final List<Permission> ALL = new CopyOnWriteArrayList<>();

    public static final PermissionGroup HUDSON_PERMISSIONS = new PermissionGroup(Jenkins.class, "Overall");
    public static final Permission HUDSON_ADMINISTER = new Permission(HUDSON_PERMISSIONS, "Administer", null);

    private static final PermissionGroup GROUP = new PermissionGroup(Permission.class, "N/A");
    public static final Permission READ = new Permission(GROUP, "GenericRead", HUDSON_ADMINISTER);
    public static final Permission WRITE = new Permission(GROUP, "GenericWrite", HUDSON_ADMINISTER);
    public static final Permission CREATE = new Permission(GROUP, "GenericCreate", WRITE);
    public static final Permission UPDATE = new Permission(GROUP, "GenericUpdate", WRITE);
    public static final Permission DELETE = new Permission(GROUP, "GenericDelete", WRITE);
    public static final Permission CONFIGURE = new Permission(GROUP, "GenericConfigure", UPDATE);

    public final Class<?> owner;
    public final PermissionGroup group;
    public final String name;
    public final Permission impliedBy;
    public boolean enabled;

    public Permission(PermissionGroup group, String name, Permission impliedBy) {
        this(group, name, impliedBy, true);
    }

    /** Jenkins' own has a localised description and scopes too. */
    public Permission(PermissionGroup group, String name, Permission impliedBy, boolean enabled) {
        this.owner = group.owner;
        this.group = group;
        this.name = name;
        this.impliedBy = impliedBy;
        this.enabled = enabled;
        ALL.add(this);
    }

    public static List<Permission> getAll() {
        return List.copyOf(ALL);
    }

    public String getId() {
        return owner.getName() + "." + name;
    }

    @Override
    public String toString() {
        return "Permission[" + owner + "," + name + "]";
    }
}
