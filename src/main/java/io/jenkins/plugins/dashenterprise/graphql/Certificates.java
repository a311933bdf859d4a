package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The certificates that a server is trusted by besides those of the JVM. */
public final class Certificates {
    private Certificates() {}

    /** What is wrong with a text that shall hold certificates in PEM form, or null. */
    @CheckForNull
    public static String problemWith(String pem) {
        try {
            return parse(pem).isEmpty() ? "There is no certificate in it" : null;
        } catch (CertificateException e) {
            return "It holds no readable certificate in PEM form (-----BEGIN CERTIFICATE-----)";
        }
    }

    /**
     * What trusts these certificates and those of the JVM.
     *
     * @throws GeneralSecurityException when they cannot be used
     */
    public static X509TrustManager trusting(String pem) throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        for (X509Certificate known : manager(null).getAcceptedIssuers()) {
            all.setCertificateEntry("jvm-" + all.size(), known);
        }
        for (Certificate added : parse(pem)) {
            all.setCertificateEntry("server-" + all.size(), added);
        }
        return manager(all);
    }

    /** TLS for connections that are trusted by this. */
    public static SSLContext context(X509TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no TLS", e);
        }
    }

    /** The JVM's own trust store when {@code certificates} is null. */
    private static X509TrustManager manager(@CheckForNull KeyStore certificates) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(certificates);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }

    private static Collection<? extends Certificate> parse(String pem) throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    }
}
