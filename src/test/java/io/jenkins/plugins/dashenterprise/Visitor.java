package io.jenkins.plugins.dashenterprise;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jvnet.localizer.LocaleProvider;

/** Somebody who looks at Jenkins in a language of their own. */
public final class Visitor {
    private Visitor() {}

    /** What a visitor whose browser is German is shown. */
    public static <T> T german(Callable<T> page) throws Exception {
        LocaleProvider before = LocaleProvider.getProvider();
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return Locale.GERMANY;
            }
        });
        try {
            return page.call();
        } finally {
            LocaleProvider.setProvider(before);
        }
    }
}
