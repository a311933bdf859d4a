package hudson.model;

import hudson.util.StreamTaskListener;
import java.io.OutputStream;

public class StreamBuildListener extends StreamTaskListener implements BuildListener {
    public StreamBuildListener(OutputStream out) {
        super(out);
    }
}
