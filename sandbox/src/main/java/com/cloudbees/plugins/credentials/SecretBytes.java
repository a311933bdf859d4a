package com.cloudbees.plugins.credentials;

import hudson.util.Secret;
import java.io.Serializable;
import java.util.Base64;

public class SecretBytes implements Serializable {
    private final Secret value;

    private SecretBytes(Secret value) {
        this.value = value;
    }

    public static SecretBytes fromRawBytes(byte[] data) {
        return new SecretBytes(Secret.fromString(Base64.getEncoder().encodeToString(data)));
    }

    public byte[] getPlainData() {
        return Base64.getDecoder().decode(value.getPlainText());
    }
}
