package hudson;

public abstract class Launcher {
    public static class LocalLauncher extends Launcher {}
}
