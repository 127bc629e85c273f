package org.sanqu.api.platform;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** What the installation sets: a framework or system property {@code sanqu.x}, or else the environment variable {@code SANQU_X}. */
public final class Setting {

    private Setting() {}

    /**
     * The value of a setting.
     *
     * @param properties of the framework, which sees the system's too: {@code context::getProperty}
     * @param name {@code sanqu.database.url}
     * @param otherwise what holds when nothing is set; blank counts as nothing
     */
    public static String of(UnaryOperator<String> properties, String name, String otherwise) {
        return of(properties, System::getenv, name, otherwise);
    }

    static String of(
            UnaryOperator<String> properties, UnaryOperator<String> environment, String name, String otherwise) {
        String value = properties.apply(name);
        if (value == null || value.isBlank()) {
            value = environment.apply(name.toUpperCase(Locale.ROOT).replace('.', '_'));
        }
        return value == null || value.isBlank() ? otherwise : value;
    }
}
