package hudson;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;

/** A file or folder on the controller: the sandbox has no agents. */
public final class FilePath {
    private final File file;

    public interface FileCallable<T> extends Serializable {
        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }

    public FilePath(File file) {
        this.file = file;
    }

    public FilePath child(String relativeOrAbsolute) {
        return new FilePath(file.toPath().resolve(relativeOrAbsolute).toFile());
    }

    public String getRemote() {
        return file.getPath();
    }

    public void mkdirs() {
        file.mkdirs();
    }

    public boolean exists() throws IOException, InterruptedException {
        return file.exists();
    }

    public InputStream read() throws IOException, InterruptedException {
        return Files.newInputStream(file.toPath());
    }

    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        return callable.invoke(file, null);
    }
}
