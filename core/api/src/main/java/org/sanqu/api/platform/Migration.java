package org.sanqu.api.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * One step of an owner's tables.
 *
 * @param name the file's name, {@code 001-accounts.sql}; the order of names is the order of running
 * @param sql statements, each ended by a semicolon at the end of a line; <code>${identity}</code> stands for a generated key,
 *     <code>${binary}</code> behind {@code text} for a column that sorts by code point
 */
public record Migration(String name, String sql) {

    /** The named files of the folder {@code sql/} in the bundle of a class. */
    public static List<Migration> of(Class<?> owner, String... names) {
        return Stream.of(names)
                .map(name -> new Migration(name, read(owner, "/sql/" + name)))
                .toList();
    }

    private static String read(Class<?> owner, String path) {
        try (InputStream in = owner.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalArgumentException("no " + path + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
