package org.kohsuke.stapler;

import java.io.IOException;

/** Nothing here implements it: without a web server there are no requests. */
public interface StaplerResponse2 {
    void sendRedirect2(String url) throws IOException;
}
