package org.jvnet.hudson.test;

import hudson.model.AbstractItem;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.AuthorizationStrategy;
import hudson.security.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

public class MockAuthorizationStrategy extends AuthorizationStrategy {
    private final List<Rule> rules = new ArrayList<>();

    private record Rule(Set<Permission> permissions, Predicate<String> path, Set<String> sids) {}

    public Grant grant(Permission... permissions) {
        Set<Permission> effective = new HashSet<>(List.of(permissions));
        while (effective.addAll(Permission.getAll().stream()
                .filter(p -> effective.contains(p.impliedBy))
                .toList())) {
            // until nothing more is implied
        }
        return new Grant(effective);
    }

    public class Grant {
        private final Set<Permission> permissions;

        Grant(Set<Permission> permissions) {
            this.permissions = permissions;
        }

        public GrantOn everywhere() {
            return new GrantOn(path -> true);
        }

        public GrantOn onRoot() {
            return new GrantOn(String::isEmpty);
        }

        public GrantOn onItems(Item... items) {
            return new GrantOn(Arrays.stream(items).map(Item::getFullName).collect(Collectors.toSet())::contains);
        }

        public class GrantOn {
            private final Predicate<String> path;

            GrantOn(Predicate<String> path) {
                this.path = path;
            }

            public MockAuthorizationStrategy to(String... sids) {
                rules.add(new Rule(permissions, path, Set.of(sids)));
                return MockAuthorizationStrategy.this;
            }

            public MockAuthorizationStrategy toEveryone() {
                return to("role_everyone");
            }

            public MockAuthorizationStrategy toAuthenticated() {
                return to("authenticated");
            }
        }
    }

    @Override
    public ACL getRootACL() {
        return acl("");
    }

    @Override
    public ACL getACL(AbstractItem item) {
        return acl(item.getFullName());
    }

    private ACL acl(String path) {
        return ACL.lambda2((a, permission) -> rules.stream()
                .anyMatch(r -> r.permissions.contains(permission)
                        && r.path.test(path)
                        && sids(a).stream().anyMatch(r.sids::contains)));
    }

    private static Set<String> sids(Authentication a) {
        Set<String> sids =
                a.getAuthorities().stream().map(GrantedAuthority::getAuthority).collect(Collectors.toSet());
        sids.addAll(Set.of(a.getName(), "role_everyone"));
        return sids;
    }
}
