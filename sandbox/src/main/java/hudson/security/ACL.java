package hudson.security;

import java.util.List;
import java.util.function.BiPredicate;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

public record ACL(BiPredicate<Authentication, Permission> rule) {
    public static final Authentication SYSTEM2 = new UsernamePasswordAuthenticationToken("SYSTEM", "SYSTEM", List.of());

    public static ACLContext as2(Authentication authentication) {
        ACLContext context = new ACLContext(SecurityContextHolder.getContext());
        SecurityContextHolder.setContext(new SecurityContextImpl(authentication));
        return context;
    }

    public boolean hasPermission(Permission permission) {
        Authentication user = Jenkins.getAuthentication2();
        return user.equals(SYSTEM2) || rule.test(user, permission);
    }

    public void checkPermission(Permission permission) {
        if (hasPermission(permission)) {
            return;
        }
        Permission missing = permission;
        while (!missing.enabled()) {
            missing = missing.impliedBy();
        }
        throw new AccessDeniedException3(Jenkins.getAuthentication2(), missing);
    }
}
