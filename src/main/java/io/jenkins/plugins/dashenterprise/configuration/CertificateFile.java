package io.jenkins.plugins.dashenterprise.configuration;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.security.ACL;
import io.jenkins.plugins.dashenterprise.graphql.Certificates;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;

/** The secret file that an administrator gives a server of a private authority. */
final class CertificateFile {
    private CertificateFile() {}

    /** The certificates in PEM form. */
    static String read(String id, DashServer server) throws AbortException {
        String subject = "The certificate of the Dash Enterprise server " + server.getUrl();
        FileCredentials file = find(id, server.getUrl());
        if (file == null) {
            throw new AbortException(subject + " is missing: there are no credentials '" + id + "' of the kind secret file"
                    + " in Jenkins' own store.");
        }
        String pem = content(file, subject);
        String problem = Certificates.problemWith(pem);
        if (problem != null) {
            throw new AbortException(subject + " (credentials '" + id + "') cannot be used. " + problem + ".");
        }
        return pem;
    }

    @CheckForNull
    private static FileCredentials find(String id, String url) {
        return CredentialsProvider.findCredentialByIdInItemGroup(
                id, FileCredentials.class, Jenkins.get(), ACL.SYSTEM2, URIRequirementBuilder.fromUri(url).build());
    }

    private static String content(FileCredentials file, String subject) throws AbortException {
        try (InputStream content = file.getContent()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AbortException(new Secrets().sentence(subject + " cannot be read: " + ForeignText.of(e.getMessage())));
        }
    }
}
