package io.jenkins.plugins.dashenterprise.apps;

import com.apollographql.apollo.api.Upload;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.graphql.model.AppDescriptionQuery;
import io.jenkins.plugins.dashenterprise.graphql.model.UploadAppThumbnailMutation;
import io.jenkins.plugins.dashenterprise.operations.AppQuery;
import io.jenkins.plugins.dashenterprise.operations.Change;
import io.jenkins.plugins.dashenterprise.operations.ImageFile;
import io.jenkins.plugins.dashenterprise.operations.OneOf;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Payload;
import io.jenkins.plugins.dashenterprise.operations.Plan;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.operations.Verb;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import io.jenkins.plugins.dashenterprise.text.Link;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Brings an app's description and its place in the portal to a desired state. */
public final class UpdateApp extends WritingOperation {
    private static final long serialVersionUID = 1;
    private static final AppQuery<AppDescriptionQuery.Data, AppDescriptionQuery.Apps, AppDescriptionQuery.App> APP =
            new AppQuery<>(AppDescriptionQuery::new, data -> data.apps, page -> page.apps, app -> app.name);

    // Null means in all of them that the app keeps what it has.
    @CheckForNull
    private String title;

    @CheckForNull
    private String description;

    @CheckForNull
    private ArrayList<?> tags;

    @CheckForNull
    private String permissionLevel;

    @CheckForNull
    private Boolean showInPortal;

    @CheckForNull
    private Integer sortRank;

    @CheckForNull
    private LinkedHashMap<?, ?> contact;

    @CheckForNull
    private ArrayList<?> contactLines;

    @CheckForNull
    private String thumbnail;

    @DataBoundConstructor
    public UpdateApp() {}

    public UpdateApp(@CheckForNull String app) {
        name(app);
    }

    @DataBoundSetter
    public void setApp(@CheckForNull String app) {
        name(app);
    }

    /** The title wanted, empty for none, or null to leave it. */
    @CheckForNull
    public String getTitle() {
        return title;
    }

    @DataBoundSetter
    public void setTitle(@CheckForNull String title) {
        this.title = Texts.trimmed(title);
    }

    /** The description wanted, empty for none, or null to leave it. */
    @CheckForNull
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(@CheckForNull String description) {
        this.description = Texts.trimmed(description);
    }

    /** The tags wanted, in any order, or null to leave them. */
    @CheckForNull
    public List<String> getTags() {
        return Texts.list(tags);
    }

    @DataBoundSetter
    public void setTags(@CheckForNull List<String> tags) {
        this.tags = Texts.list(tags);
    }

    /** {@code restricted}, {@code authenticated}, {@code unauthenticated}, or null to leave it. */
    @CheckForNull
    @OneOf({"restricted", "authenticated", "unauthenticated"})
    public String getPermissionLevel() {
        return permissionLevel;
    }

    @DataBoundSetter
    public void setPermissionLevel(@CheckForNull String permissionLevel) {
        this.permissionLevel = Util.fixEmptyAndTrim(permissionLevel);
    }

    /** Whether the portal shows the app, or null to leave it. */
    @CheckForNull
    public Boolean getShowInPortal() {
        return showInPortal;
    }

    @DataBoundSetter
    public void setShowInPortal(@CheckForNull Boolean showInPortal) {
        this.showInPortal = showInPortal;
    }

    /** The app's rank in the portal, or null to leave it. */
    @CheckForNull
    public Integer getSortRank() {
        return sortRank;
    }

    @DataBoundSetter
    public void setSortRank(@CheckForNull Integer sortRank) {
        this.sortRank = sortRank;
    }

    /** The {@code name} and {@code email} of whom to ask, or null to leave both. */
    @CheckForNull
    public Map<String, String> getContact() {
        return contact == null && contactLines == null ? null : Texts.mapOrLines(contact, contactLines);
    }

    @DataBoundSetter
    public void setContact(@CheckForNull Map<String, String> contact) {
        this.contact = Texts.trimmedMap(contact);
    }

    /** What may be given in place of contact, or null. */
    @CheckForNull
    public List<String> getContactLines() {
        return Texts.exactList(contactLines);
    }

    @DataBoundSetter
    public void setContactLines(@CheckForNull List<String> contactLines) {
        this.contactLines = Texts.exactList(contactLines);
    }

    /** An image, relative to the workspace, or null to leave it. */
    @CheckForNull
    public String getThumbnail() {
        return thumbnail;
    }

    @DataBoundSetter
    public void setThumbnail(@CheckForNull String thumbnail) {
        this.thumbnail = Util.fixEmptyAndTrim(thumbnail);
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        String app = app(session);
        Map<String, Object> wanted = wanted(session);
        refuseBadInput(wanted);
        Upload image = thumbnail == null ? null : ImageFile.read("thumbnail", session.expand(thumbnail), session);
        session.log("Updating app '" + app + "' on " + session.server());
        AppDescriptionQuery.App found = APP.existing(app, session);
        Plan plan = new Plan(session, Verb.CHANGE);
        new DescriptionChange(app, wanted).addTo(plan, found.metadata);
        if (image != null) {
            plan.write(
                    new Change(Verb.CHANGE, "thumbnail", true),
                    "to take the thumbnail",
                    new UploadAppThumbnailMutation(app, image),
                    data -> Payload.of(data.uploadAppThumbnail, answer -> answer.error, answer -> answer.app));
        }
        plan.make();
        plan.tell("App " + Link.to(found.urlOnServer, app), "nothing to change");
        return result(found, plan.done(), session);
    }

    private void refuseBadInput(Map<String, Object> wanted) throws IOException {
        List<String> labels = getTags();
        Session.refuse(labels == null ? null : Tags.problemWith(labels));
        Map<String, String> whomToAsk = getContact();
        Session.refuse(whomToAsk == null ? null : Contact.problemWith(whomToAsk));
        if (wanted.isEmpty() && thumbnail == null) {
            Session.refuse(
                    "There is nothing to do: give title, description, tags, permissionLevel, showInPortal, sortRank,"
                            + " contact or thumbnail");
        }
    }

    private Map<String, Object> wanted(Session session) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("title", title == null ? null : session.expand(title));
        wanted.put("description", description == null ? null : session.expand(description));
        wanted.put(
                "tags",
                tags == null
                        ? null
                        : new LinkedHashSet<>(
                                getTags().stream().map(session::expand).toList()));
        wanted.put("permissionLevel", permissionLevel);
        wanted.put("showInPortal", showInPortal);
        wanted.put("sortRank", sortRank);
        wanted.put("contact", getContact() == null ? null : new TreeMap<>(getContact()));
        wanted.values().removeIf(Objects::isNull);
        return wanted;
    }

    private static Map<String, Object> result(AppDescriptionQuery.App app, List<String> changed, Session session) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("name", app.name);
        result.put("url", app.urlOnServer);
        result.put("managerUrl", session.server().managerUrl(app.name));
        result.put("changed", changed);
        return result;
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashUpdateApp")
    public static final class DescriptorImpl extends OperationDescriptor {
        public DescriptorImpl() {
            checks().list("tags", Tags::problemWith);
            checks().map("contact", Contact::problemWith);
            checks().file("thumbnail");
        }
    }
}
