package hudson.model;

import java.io.IOException;

public class FreeStyleProject extends Project<FreeStyleProject, FreeStyleBuild> {
    public FreeStyleProject(ItemGroup<?> parent, String name) {
        super(parent, name);
    }

    @Override
    protected FreeStyleBuild newBuild() throws IOException {
        return new FreeStyleBuild(this);
    }
}
