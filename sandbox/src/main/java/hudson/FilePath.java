package hudson;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on the controller: the sandbox has no agents. */
public final class FilePath implements Serializable {
    private final File file;

    public FilePath(File file) {
        this.file = file;
    }

    public FilePath child(String relativeOrAbsolute) {
        return new FilePath(file.toPath().resolve(relativeOrAbsolute).toFile());
    }

    public String getRemote() {
        return file.getPath();
    }

    public boolean exists() throws IOException, InterruptedException {
        return file.exists();
    }

    public void mkdirs() throws IOException, InterruptedException {
        Files.createDirectories(file.toPath());
    }

    public InputStream read() throws IOException, InterruptedException {
        return Files.newInputStream(file.toPath());
    }

    public String readToString() throws IOException, InterruptedException {
        return Files.readString(file.toPath(), Charset.defaultCharset());
    }

    public void write(String content, String encoding) throws IOException, InterruptedException {
        Path path = file.toPath();
        Files.createDirectories(path.getParent());
        Files.writeString(path, content, encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding));
    }
}
