package hudson;

import java.io.File;

/** A folder on the controller: the sandbox has no agents. */
public final class FilePath {
    private final File file;

    public FilePath(File file) {
        this.file = file;
    }

    public String getRemote() {
        return file.getPath();
    }

    public void mkdirs() {
        file.mkdirs();
    }
}
