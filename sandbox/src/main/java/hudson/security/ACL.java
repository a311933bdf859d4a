package hudson.security;

import hudson.model.User;
import java.util.List;
import java.util.function.BiFunction;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

public abstract class ACL {
    public static final Authentication SYSTEM2 = new UsernamePasswordAuthenticationToken("SYSTEM", "SYSTEM", List.of());

    public static ACL lambda2(BiFunction<Authentication, Permission, Boolean> rule) {
        return new ACL() {
            @Override
            public boolean hasPermission2(Authentication a, Permission permission) {
                return rule.apply(a, permission);
            }
        };
    }

    public static ACLContext as2(Authentication authentication) {
        SecurityContext previous = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
        return new ACLContext(previous);
    }

    public static ACLContext as(User user) {
        return as2(user == null ? Jenkins.ANONYMOUS2 : user.impersonate2());
    }

    public abstract boolean hasPermission2(Authentication a, Permission permission);

    public final boolean hasPermission(Permission permission) {
        Authentication a = Jenkins.getAuthentication2();
        return a.equals(SYSTEM2) || hasPermission2(a, permission);
    }

    public final void checkPermission(Permission permission) {
        if (hasPermission(permission)) {
            return;
        }
        Permission missing = permission;
        while (!missing.enabled && missing.impliedBy != null) {
            missing = missing.impliedBy;
        }
        throw new AccessDeniedException3(Jenkins.getAuthentication2(), missing);
    }
}
