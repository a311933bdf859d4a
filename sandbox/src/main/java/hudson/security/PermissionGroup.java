package hudson.security;

public final class PermissionGroup {
    public final Class<?> owner;
    public final String title;

    /** The title is localised in Jenkins. */
    public PermissionGroup(Class<?> owner, String title) {
        this.owner = owner;
        this.title = title;
    }
}
