package hudson.model;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

public record User(String id) {
    public static User getById(String id, boolean create) {
        return new User(id);
    }

    public Authentication impersonate2() {
        return new UsernamePasswordAuthenticationToken(id, "", List.of());
    }
}
