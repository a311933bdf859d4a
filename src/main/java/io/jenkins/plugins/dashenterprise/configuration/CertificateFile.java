package io.jenkins.plugins.dashenterprise.configuration;

import hudson.AbortException;
import io.jenkins.plugins.dashenterprise.graphql.Certificates;
import io.jenkins.plugins.dashenterprise.text.ForeignText;
import io.jenkins.plugins.dashenterprise.text.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;

/** The secret file that an administrator gives a server of a private authority. */
final class CertificateFile {
    private CertificateFile() {}

    /** The certificates in PEM form. */
    static String read(String id, DashServer server) throws AbortException {
        String subject = "The certificate of the Dash Enterprise server " + server.getUrl();
        FileCredentials file = SystemCredentials.find(FileCredentials.class, id, server.getUrl());
        if (file == null) {
            throw new AbortException(subject + " is missing: there are no credentials '" + id
                    + "' of the kind secret file" + " in Jenkins' own store.");
        }
        String pem = content(file, subject);
        String problem = Certificates.problemWith(pem);
        if (problem != null) {
            throw new AbortException(subject + " (credentials '" + id + "') cannot be used. " + problem + ".");
        }
        return pem;
    }

    private static String content(FileCredentials file, String subject) throws AbortException {
        try (InputStream content = file.getContent()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AbortException(
                    new Secrets().sentence(subject + " cannot be read: " + ForeignText.of(e.getMessage())));
        }
    }
}
