package io.jenkins.plugins.dashenterprise.graphql;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.Response;

/** What a server says of when to come back, of which OkHttp shall make nothing by itself. */
public final class RetryAfter implements Interceptor {
    private static final String NAME = "Retry-After";
    private static final String MOST = "999999999";

    /**
     * Takes from an answer what OkHttp would act upon: it would repeat a mutation that may have been applied, and fail for a
     * number that is too large for it.
     */
    @Override
    public Response intercept(Chain chain) throws IOException {
        Response answer = chain.proceed(chain.request());
        String value = answer.header(NAME);
        if (value == null) {
            return answer;
        }
        if (answer.code() == 503 && value.matches("0+")) {
            return answer.newBuilder().removeHeader(NAME).build();
        }
        return value.matches("\\d{10,}")
                ? answer.newBuilder().header(NAME, MOST).build()
                : answer;
    }

    /** How long the server asks to wait, in seconds or until a date; null when it says nothing that can be understood. */
    @CheckForNull
    static Duration of(Response failure) {
        String value = Objects.requireNonNullElse(failure.header(NAME), "").strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        Date until = failure.headers().getDate(NAME);
        if (until == null) {
            return null;
        }
        // The server's own clock counts: it may be another than ours.
        Date now = Objects.requireNonNullElseGet(failure.headers().getDate("Date"), Date::new);
        return until.before(now) ? Duration.ofSeconds(1) : Duration.between(now.toInstant(), until.toInstant());
    }
}
