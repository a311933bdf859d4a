package io.jenkins.plugins.dashenterprise.operations;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dashenterprise.configuration.ServerItems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A row of a form: the name of a value, and the credentials that hold it. */
public final class SecretVariable implements Describable<SecretVariable> {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(SecretVariable.class);
    private static final String NAME = "name";
    private static final String CREDENTIALS_ID = "credentialsId";

    private final String name;
    private final String credentialsId;

    private SecretVariable(@CheckForNull String name, @CheckForNull String credentialsId) {
        this.name = Util.fixNull(name).trim();
        this.credentialsId = Util.fixNull(credentialsId).trim();
    }

    public String getName() {
        return name;
    }

    /** The id of secret text credentials. */
    public String getCredentialsId() {
        return credentialsId;
    }

    /** The rows that show ids by name. */
    static List<SecretVariable> rows(Map<?, ?> ids) {
        List<SecretVariable> rows = new ArrayList<>();
        ids.forEach((name, id) -> rows.add(new SecretVariable(Texts.of(name), Texts.of(id))));
        return rows;
    }

    /** The rows of a submitted form, where one alone is no list, without those that are blank; or null when it has no rows. */
    @CheckForNull
    static List<SecretVariable> submitted(@CheckForNull Object form) {
        Collection<?> given =
                form instanceof JSONArray array ? array : form instanceof JSONObject ? List.of(form) : List.of();
        List<SecretVariable> rows = new ArrayList<>();
        for (Object each : given) {
            if (!(each instanceof JSONObject row && row.has(NAME) && row.has(CREDENTIALS_ID))) {
                return null;
            }
            SecretVariable read = new SecretVariable(row.getString(NAME), row.getString(CREDENTIALS_ID));
            if (!read.name.isEmpty() || !read.credentialsId.isEmpty()) {
                rows.add(read);
            }
        }
        return given.isEmpty() ? null : rows;
    }

    /** What is wrong with the rows of a parameter, or null. */
    @CheckForNull
    static String problemWith(String parameter, List<SecretVariable> rows) {
        for (SecretVariable row : rows) {
            if (row.name.isEmpty()) {
                return TEXTS.format("NoName", row.credentialsId, parameter);
            }
            if (row.credentialsId.isEmpty()) {
                return TEXTS.format("NoCredentials", row.name, parameter);
            }
        }
        return ids(rows).size() < rows.size() ? TEXTS.format("GivenTwice", parameter) : null;
    }

    /** Ids of credentials by name. */
    static Map<String, String> ids(List<SecretVariable> rows) {
        Map<String, String> ids = new LinkedHashMap<>();
        rows.forEach(row -> ids.put(row.name, row.credentialsId));
        return ids;
    }

    /** What a row offers. */
    @Extension
    public static final class DescriptorImpl extends Descriptor<SecretVariable> {
        @POST
        public ListBoxModel doFillCredentialsIdItems(
                @AncestorInPath Item item,
                @RelativePath("..") @QueryParameter String server,
                @QueryParameter String credentialsId) {
            return ServerItems.mayConfigure(item)
                    ? new CredentialItems(item, StringCredentials.class).forServer(server, credentialsId)
                    : ServerItems.onlyCurrent(credentialsId);
        }
    }
}
