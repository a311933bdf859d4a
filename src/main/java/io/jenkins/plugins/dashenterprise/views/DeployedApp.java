package io.jenkins.plugins.dashenterprise.views;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.graphql.ServerAddress;
import io.jenkins.plugins.dashenterprise.operations.AppEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What a build did with an app: plain data that is saved with the build, and of which another version may lack any part. */
@ExportedBean(defaultVisibility = 3)
public class DeployedApp {
    private static final int SHORT_HASH = 7;
    private static final int LONGEST_HASH = 64;
    private static final int LONGEST_URL = 2_000;

    private final String server;
    private final String serverUrl;
    private final String app;

    @CheckForNull
    private final String url;

    @CheckForNull
    private final String managerUrl;

    private final String action;

    @CheckForNull
    private final String revision;

    @CheckForNull
    private final String state;

    private final long time;

    @CheckForNull
    private final String step;

    /** @param step the id of the Pipeline's step that did it, or null in a freestyle build */
    public DeployedApp(AppEvent event, ServerAddress address, @CheckForNull String step) {
        this.server = address.name();
        this.serverUrl = address.url();
        this.app = event.app();
        this.url = link(event.url());
        this.managerUrl = event.deed() == AppEvent.Deed.DELETED ? null : link(address.managerUrl(event.app()));
        this.action = event.deed().toString();
        this.revision = hash(event.revision());
        this.state = event.state();
        this.time = System.currentTimeMillis();
        this.step = step;
    }

    DeployedApp(DeployedApp other, @CheckForNull String state) {
        this.server = other.server;
        this.serverUrl = other.serverUrl;
        this.app = other.app;
        this.url = other.url;
        this.managerUrl = other.managerUrl;
        this.action = other.action;
        this.revision = other.revision;
        this.state = state;
        this.time = other.time;
        this.step = other.step;
    }

    /** The server's name at that time. */
    @Exported
    public final String getServer() {
        return Util.fixNull(server);
    }

    @Exported
    public final String getServerUrl() {
        return Util.fixNull(serverUrl);
    }

    @Exported
    public final String getApp() {
        return Util.fixNull(app);
    }

    /** The app's address, or null when it has none that a browser may be led to. */
    @Exported
    @CheckForNull
    public final String getUrl() {
        return link(url);
    }

    /** The app's page in the App Manager, or null. */
    @Exported
    @CheckForNull
    public final String getManagerUrl() {
        return link(managerUrl);
    }

    /** What was done, in words: {@code created}, {@code deployed}, {@code already live}, {@code deleted}, {@code waited for}. */
    @Exported
    public final String getAction() {
        return Util.fixNull(action);
    }

    /** The commit that the app runs, or null when it is not known. */
    @Exported
    @CheckForNull
    public final String getRevision() {
        return revision;
    }

    /** As people quote a commit, or null. */
    @CheckForNull
    public final String getShortRevision() {
        return revision == null || revision.length() <= SHORT_HASH ? revision : revision.substring(0, SHORT_HASH);
    }

    /** The app's state when the step ended, in words, or null when it was deleted. */
    @Exported
    @CheckForNull
    public final String getState() {
        return state;
    }

    /** What was done, in the visitor's language. */
    @CheckForNull
    public final String getActionInWords() {
        return Words.of(getAction());
    }

    /** The app's state when the step ended, in the visitor's language, or null when it was deleted. */
    @CheckForNull
    public final String getStateInWords() {
        return Words.of(getState());
    }

    /** When it was done, in milliseconds since the epoch. */
    @Exported
    public final long getTime() {
        return time;
    }

    /**
     * When it was done, in the visitor's language; Jelly's own tag looks at all languages of the JVM for each date.
     *
     * @param zone the name of the visitor's time zone, or null for that of Jenkins
     */
    public final String getWhen(@CheckForNull String zone) {
        ZoneId place = zone == null
                ? ZoneId.systemDefault()
                : TimeZone.getTimeZone(zone).toZoneId();
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(LocaleProvider.getLocale())
                .format(Instant.ofEpochMilli(time).atZone(place));
    }

    /** The id of the Pipeline's step that did it, or null. */
    @Exported
    @CheckForNull
    public final String getStep() {
        return step;
    }

    /** What was done, as a sentence without its full stop. */
    public final String getSentence() {
        String what = getShortRevision() == null ? getApp() : getApp() + " " + getShortRevision();
        String sentence = Words.isKnown("Sentence." + getAction()) ? "Sentence." + getAction() : "Sentence";
        return Words.format(sentence, getApp(), what, getServer(), Words.of(getState()), getAction());
    }

    final boolean is(AppEvent.Deed deed) {
        return deed.toString().equals(action);
    }

    final boolean isSameAppAs(DeployedApp other) {
        return getServerUrl().equals(other.getServerUrl()) && getApp().equals(other.getApp());
    }

    /** What there is to tell of the app after something else was done: a wait only adds how the app is. */
    final DeployedApp followedBy(DeployedApp later) {
        boolean onlyAwaited =
                later.is(AppEvent.Deed.AWAITED) && !is(AppEvent.Deed.AWAITED) && !is(AppEvent.Deed.DELETED);
        return onlyAwaited && (later.revision == null || revision == null || Objects.equals(revision, later.revision))
                ? new DeployedApp(this, later.state)
                : later;
    }

    /** The same for a Jenkinsfile. */
    final Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("app", getApp());
        map.put("action", getAction());
        map.put("revision", getRevision());
        map.put("state", getState());
        map.put("url", getUrl());
        map.put("managerUrl", getManagerUrl());
        map.put("server", getServer());
        map.put("serverUrl", getServerUrl());
        map.put("time", getTime());
        map.put("step", getStep());
        return map;
    }

    /** What a server calls a commit, if it is one. */
    @CheckForNull
    private static String hash(@CheckForNull String revision) {
        boolean hash = revision != null
                && revision.length() <= LONGEST_HASH
                && revision.chars().allMatch(HexFormat::isHexDigit);
        return hash ? revision : null;
    }

    /** A browser is led to http and https only, whatever the server or a file says. */
    @CheckForNull
    private static String link(@CheckForNull String url) {
        boolean safe =
                url != null && url.length() <= LONGEST_URL && (url.startsWith("https://") || url.startsWith("http://"));
        return safe && url.chars().allMatch(c -> c > ' ' && c != 0x7F) ? url : null;
    }
}
