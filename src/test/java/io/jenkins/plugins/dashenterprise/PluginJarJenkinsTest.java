package io.jenkins.plugins.dashenterprise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The jar with the classes that goes into the .hpi, which no other test loads them from. */
@Tag("jenkins")
class PluginJarJenkinsTest {
    @Test
    void isOneOfAPluginToJenkins() throws Exception {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            jars = files.filter(file -> file.toString().endsWith("-stored.jar")).toList();
        }
        assertEquals(1, jars.size(), jars.toString());
        try (JarFile jar = new JarFile(jars.get(0).toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertEquals(
                    "dash-enterprise",
                    manifest.getValue("Short-Name"),
                    "or Jenkins refuses to load and save its classes");
            assertNotNull(manifest.getValue("Plugin-Version"));
            assertNotNull(manifest.getValue("Implementation-Version"), "which the User-Agent tells");
            assertNotNull(jar.getEntry("index.jelly"));
            assertNotNull(jar.getEntry("META-INF/annotations/hudson.Extension.txt"));
        }
    }
}
