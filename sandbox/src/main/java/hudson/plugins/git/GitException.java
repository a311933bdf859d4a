package hudson.plugins.git;

public class GitException extends RuntimeException {
    public GitException(Throwable cause) {
        super(cause);
    }
}
