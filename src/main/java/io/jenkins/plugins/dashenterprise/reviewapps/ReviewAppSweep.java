package io.jenkins.plugins.dashenterprise.reviewapps;

final class ReviewAppSweep {
    static void afterGrace() {}
}
