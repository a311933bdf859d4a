package hudson.remoting;

/** Where an agent would be: the sandbox has none. */
public interface VirtualChannel {}
