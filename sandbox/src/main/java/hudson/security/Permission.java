package hudson.security;

/** In Jenkins a title has two parts, and there are more permissions that imply others. */
public record Permission(String title, Permission impliedBy, boolean enabled) {
    public Permission(String title, Permission impliedBy) {
        this(title, impliedBy, true);
    }
}
