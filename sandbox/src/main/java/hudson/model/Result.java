package hudson.model;

/** In Jenkins a class with these constants. */
public enum Result {
    SUCCESS,
    UNSTABLE,
    FAILURE,
    NOT_BUILT,
    ABORTED
}
