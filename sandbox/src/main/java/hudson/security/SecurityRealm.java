package hudson.security;

public abstract class SecurityRealm {}
