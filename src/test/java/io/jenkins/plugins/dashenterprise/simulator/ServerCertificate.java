package io.jenkins.plugins.dashenterprise.simulator;

import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** What a simulator that speaks TLS shows, from a private authority that nobody trusts by default. */
public enum ServerCertificate {
    VALID("127.0.0.1", Instant.now().plus(Duration.ofDays(1))),
    EXPIRED("127.0.0.1", Instant.now().minus(Duration.ofDays(1))),
    WRONG_HOST("dash.example.com", Instant.now().plus(Duration.ofDays(1))),
    /** From another authority than the others. */
    UNKNOWN_CA("127.0.0.1", Instant.now().plus(Duration.ofDays(1)));

    private static final HeldCertificate AUTHORITY = authority("Dash Enterprise simulator CA");
    private static final HeldCertificate OTHER_AUTHORITY = authority("Somebody's CA");

    private final String host;
    private final Instant end;

    ServerCertificate(String host, Instant end) {
        this.host = host;
        this.end = end;
    }

    private static HeldCertificate authority(String name) {
        return new HeldCertificate.Builder()
                .commonName(name)
                .certificateAuthority(0)
                .build();
    }

    /** The authority's certificate, for a client that is to trust it. */
    public static String caPem() {
        return AUTHORITY.certificatePem();
    }

    SSLContext context() {
        HeldCertificate server = new HeldCertificate.Builder()
                .commonName("Dash Enterprise simulator")
                .addSubjectAlternativeName(host)
                .validityInterval(end.minus(Duration.ofDays(30)).toEpochMilli(), end.toEpochMilli())
                .signedBy(this == UNKNOWN_CA ? OTHER_AUTHORITY : AUTHORITY)
                .build();
        return new HandshakeCertificates.Builder()
                .heldCertificate(server)
                .build()
                .sslContext();
    }
}
