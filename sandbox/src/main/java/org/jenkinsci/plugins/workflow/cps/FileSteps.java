package org.jenkinsci.plugins.workflow.cps;

import hudson.FilePath;
import hudson.AbortException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/** The steps that are about files of the workspace. */
final class FileSteps {
    private final CpsFlowExecution execution;

    FileSteps(CpsFlowExecution execution) {
        this.execution = execution;
    }

    private FilePath workspace(String step) {
        FilePath workspace = execution.current().workspace;
        if (workspace == null) {
            throw new Misuse(step + " has to be within a node.");
        }
        return workspace;
    }

    /** Of a step that has a parameter {@code file}. */
    private FilePath file(String step, Map<String, Object> given) {
        return workspace(step).child(given.get("file").toString());
    }

    private static Charset encoding(Map<String, Object> given) {
        return given.get("encoding") == null ? StandardCharsets.UTF_8 : Charset.forName(given.get("encoding").toString());
    }

    Object dir(Object path, CpsFlowExecution.Body body) throws Exception {
        CpsThread thread = execution.current();
        FilePath before = workspace("dir");
        thread.workspace = before.child(String.valueOf(path));
        execution.log("Running in " + thread.workspace.getRemote());
        try {
            return body.call();
        } finally {
            thread.workspace = before;
        }
    }

    Object read(Map<String, Object> given) throws Exception {
        try (InputStream content = file("readFile", given).read()) {
            return new String(content.readAllBytes(), encoding(given));
        } catch (NoSuchFileException e) {
            throw new AbortException("There is no file " + e.getMessage() + ".");
        }
    }

    Object write(Map<String, Object> given) throws Exception {
        if (given.get("text") == null) {
            throw new Misuse("writeFile needs the parameter text.");
        }
        Path file = Path.of(file("writeFile", given).getRemote());
        Files.createDirectories(file.getParent());
        Files.writeString(file, given.get("text").toString(), encoding(given));
        return null;
    }

    Object exists(Map<String, Object> given) throws Exception {
        return file("fileExists", given).exists();
    }

    Object pwd() {
        return workspace("pwd").getRemote();
    }
}
