package hudson;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.XStreamException;
import com.thoughtworks.xstream.io.StreamException;
import com.thoughtworks.xstream.io.xml.DomDriver;
import hudson.util.XStream2;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;

public final class XmlFile {
    private static final XStream2 DEFAULT = new XStream2();

    private final XStream xstream;
    private final File file;

    public XmlFile(File file) {
        this(DEFAULT, file);
    }

    public XmlFile(XStream xstream, File file) {
        this.xstream = xstream;
        this.file = file;
    }

    public boolean exists() {
        return file.exists();
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file.toPath());
    }

    public Object read() throws IOException {
        return unmarshal(null);
    }

    public Object unmarshal(Object target) throws IOException {
        try (Reader reader = Files.newBufferedReader(file.toPath())) {
            return xstream.unmarshal(new DomDriver().createReader(reader), target);
        } catch (XStreamException e) {
            throw new IOException("Unable to read " + file, e);
        }
    }

    public void write(Object object) throws IOException {
        try {
            String xml = xstream.toXML(object);
            Files.createDirectories(file.toPath().getParent());
            Files.writeString(file.toPath(), "<?xml version='1.1' encoding='UTF-8'?>\n" + xml);
        } catch (StreamException e) {
            throw new IOException(e);
        }
    }
}
