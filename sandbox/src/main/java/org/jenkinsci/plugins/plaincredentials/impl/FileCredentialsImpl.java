package org.jenkinsci.plugins.plaincredentials.impl;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SecretBytes;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;

public final class FileCredentialsImpl extends BaseStandardCredentials implements FileCredentials {
    private final String fileName;
    private final SecretBytes secretBytes;

    public FileCredentialsImpl(
            CredentialsScope scope, String id, String description, String fileName, SecretBytes secretBytes) {
        super(scope, id, description);
        this.fileName = fileName;
        this.secretBytes = secretBytes;
    }

    @Override
    public String getFileName() {
        return fileName;
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(secretBytes.getPlainData());
    }
}
