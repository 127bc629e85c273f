package org.sanqu.modules;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a module's files from a folder such as {@code src/main/resources}. */
public final class ModuleFolder {

    private ModuleFolder() {}

    public static ModuleFiles read(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Path path : files(folder)) {
            String name = folder.relativize(path).toString().replace('\\', '/');
            if (ModuleFiles.reads(name)) {
                try (InputStream in = Files.newInputStream(path)) {
                    files.put(name, in.readNBytes(ModuleFiles.LONGEST + 1));
                }
            }
        }
        return new ModuleFiles(new TreeMap<>(), files);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
