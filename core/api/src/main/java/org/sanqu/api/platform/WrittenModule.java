package org.sanqu.api.platform;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A module that the platform itself wrote, as the files that a bundle would bring.
 *
 * @param id the module's id
 * @param version its version
 * @param title its title
 * @param files the bytes by path, {@code forms/f12.json}
 */
public record WrittenModule(String id, String version, String title, SortedMap<String, byte[]> files) {

    public WrittenModule {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }
}
