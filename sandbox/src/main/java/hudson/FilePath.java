package hudson;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;

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

    public boolean isDirectory() throws IOException, InterruptedException {
        return file.isDirectory();
    }

    public InputStream read() throws IOException, InterruptedException {
        return Files.newInputStream(file.toPath());
    }

    public InputStream read(FilePath rootPath, OpenOption... openOptions) throws IOException, InterruptedException {
        if (hasSymlink(rootPath, openOptions)) {
            throw new IOException("Symlinks are prohibited.");
        }
        return Files.newInputStream(file.toPath(), openOptions);
    }

    public boolean hasSymlink(FilePath verificationRoot, OpenOption... openOptions) throws IOException, InterruptedException {
        if (!List.of(openOptions).contains(LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        for (Path path = file.toPath(); path != null && !path.equals(verificationRoot.file.toPath()); path = path.getParent()) {
            if (Files.isSymbolicLink(path)) {
                return true;
            }
        }
        return false;
    }

    public <T> T act(FileCallable<T> callable) throws IOException, InterruptedException {
        return callable.invoke(file, null);
    }
}
