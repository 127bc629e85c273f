package org.sanqu.modules;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/** Reads a module's files from a bundle, without having it resolved. */
final class ModuleBundle {

    private ModuleBundle() {}

    static ModuleFiles read(Bundle bundle) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String folder : ModuleFiles.FOLDERS) {
            add(bundle, folder, files);
        }
        return new ModuleFiles(headers(bundle), files);
    }

    /** The headers of a bundle as they are written. */
    static SortedMap<String, String> headers(Bundle bundle) {
        Dictionary<String, String> written = bundle.getHeaders("");
        SortedMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(written.keys()).forEach(name -> headers.put(name, written.get(name)));
        return headers;
    }

    private static void add(Bundle bundle, String folder, SortedMap<String, byte[]> files) throws IOException {
        Enumeration<String> paths = bundle.getEntryPaths(folder);
        while (paths != null && paths.hasMoreElements() && files.size() <= ModuleFiles.MOST) {
            String path = paths.nextElement();
            URL entry = bundle.getEntry(path);
            if (path.endsWith("/")) {
                add(bundle, path, files);
            } else if (entry != null) {
                try (InputStream in = entry.openStream()) {
                    files.put(path, in.readNBytes(ModuleFiles.LONGEST + 1));
                }
            }
        }
    }
}
