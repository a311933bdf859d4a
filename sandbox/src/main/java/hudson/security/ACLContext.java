package hudson.security;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

public record ACLContext(SecurityContext previous) implements AutoCloseable {
    @Override
    public void close() {
        SecurityContextHolder.setContext(previous);
    }
}
