package io.jenkins.plugins.dashenterprise.operations;

/**
 * What is done to something, as a sentence has it: to {@code remove} it before, {@code removed} afterwards.
 *
 * @param infinitive for what is still to be done
 * @param participle for what is done, and for the notes of a step: no verb of a plan may begin with another's and a space
 */
public record Verb(String infinitive, String participle) {
    public static final Verb ADD = new Verb("add", "added");
    public static final Verb CHANGE = new Verb("change", "changed");
    public static final Verb CREATE = new Verb("create", "created");
    public static final Verb DELETE = new Verb("delete", "deleted");
    public static final Verb REMOVE = new Verb("remove", "removed");
    public static final Verb SET = new Verb("set", "set");
}
