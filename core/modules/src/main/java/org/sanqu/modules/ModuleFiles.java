package org.sanqu.modules;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a module brings, read into memory, wherever it came from: a folder, a jar, or a bundle.
 *
 * @param headers the main attributes of its manifest; empty for a folder, which has none yet
 * @param files the bytes below {@code forms/}, {@code metrics/}, {@code i18n/} and {@code migrations/}, by path
 */
public record ModuleFiles(SortedMap<String, String> headers, SortedMap<String, byte[]> files) {

    /** The folders that are read. */
    static final List<String> FOLDERS = List.of("forms/", "metrics/", "i18n/", "migrations/");

    /** The longest file that is read; a longer one is cut just behind this, so that the check can say so. */
    static final int LONGEST = 1 << 20;

    /** The most files that a module may have in these folders. */
    static final int MOST = 500;

    public ModuleFiles {
        TreeMap<String, String> byHeader = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byHeader.putAll(headers);
        headers = Collections.unmodifiableSortedMap(byHeader);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** Whether a path is one that the platform reads. */
    static boolean reads(String path) {
        return FOLDERS.stream().anyMatch(path::startsWith);
    }
}
