package io.jenkins.plugins.dashenterprise.access;

import com.apollographql.apollo.api.Upload;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.dashenterprise.operations.DotEnv;
import io.jenkins.plugins.dashenterprise.operations.ImageFile;
import io.jenkins.plugins.dashenterprise.operations.OperationDescriptor;
import io.jenkins.plugins.dashenterprise.operations.Session;
import io.jenkins.plugins.dashenterprise.operations.Texts;
import io.jenkins.plugins.dashenterprise.operations.WritingOperation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Tells of the portal and its apps, and brings what is given of it to a desired state. */
public final class Portal extends WritingOperation {
    private static final long serialVersionUID = 1;

    @CheckForNull
    private LinkedHashMap<?, ?> metadata;

    @CheckForNull
    private ArrayList<?> metadataLines;

    @CheckForNull
    private Boolean requireLogin;

    @CheckForNull
    private String logo;

    @DataBoundConstructor
    public Portal() {}

    /** The metadata wanted, such as the title, by name; what is not in it stays. */
    public Map<String, String> getMetadata() {
        return Texts.mapOrLines(metadata, metadataLines);
    }

    @DataBoundSetter
    public void setMetadata(@CheckForNull Map<String, String> metadata) {
        this.metadata = Texts.trimmedMap(metadata);
    }

    /** What may be given in place of metadata, or null. */
    @CheckForNull
    public List<String> getMetadataLines() {
        return Texts.exactList(metadataLines);
    }

    @DataBoundSetter
    public void setMetadataLines(@CheckForNull List<String> metadataLines) {
        this.metadataLines = Texts.exactList(metadataLines);
    }

    /** Whether visitors shall have to log in, or null to leave it as it is. */
    @CheckForNull
    public Boolean getRequireLogin() {
        return requireLogin;
    }

    @DataBoundSetter
    public void setRequireLogin(@CheckForNull Boolean requireLogin) {
        this.requireLogin = requireLogin;
    }

    /** An image file of the workspace to upload as the logo, or null. */
    @CheckForNull
    public String getLogo() {
        return logo;
    }

    @DataBoundSetter
    public void setLogo(@CheckForNull String logo) {
        this.logo = Util.fixEmptyAndTrim(logo);
    }

    @Override
    public Map<String, Object> run(Session session) throws IOException, InterruptedException {
        String file = logo == null ? null : session.expand(logo);
        Upload image = file == null ? null : ImageFile.read("logo", file, session);
        Map<String, String> wanted = session.expand(getMetadata());
        session.log("Looking at the portal of " + session.server());
        PortalChange change = new PortalChange(session);
        change.settings(wanted, requireLogin);
        if (image != null) {
            change.logo(image);
        }
        return change.make();
    }

    /** The form of the operation. */
    @Extension
    @Symbol("deDashPortal")
    public static final class DescriptorImpl extends OperationDescriptor {
        public DescriptorImpl() {
            checks().text("metadata", metadata -> new DotEnv(metadata).problem());
            checks().file("logo");
        }
    }
}
