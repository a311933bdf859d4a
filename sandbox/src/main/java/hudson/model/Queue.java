package hudson.model;

import hudson.security.ACL;
import org.springframework.security.core.Authentication;

/** Nothing is queued here. */
public class Queue {
    private Queue() {}

    public interface Task {
        default Authentication getDefaultAuthentication2() {
            return ACL.SYSTEM2;
        }
    }
}
