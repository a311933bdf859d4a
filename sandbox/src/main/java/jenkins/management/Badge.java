package jenkins.management;

public record Badge(String text, String tooltip, Severity severity) {
    public enum Severity {
        INFO
    }

    public String getText() {
        return text;
    }

    public String getTooltip() {
        return tooltip;
    }
}
