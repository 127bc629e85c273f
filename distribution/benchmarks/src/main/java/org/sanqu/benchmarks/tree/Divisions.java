package org.sanqu.benchmarks.tree;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The country as a tree; a node is its number, and parents come before children.
 *
 * @param parent the node above; −1 at the top
 * @param name of each division; null for a branch
 * @param divisions how many nodes are divisions; the rest are branches
 */
record Divisions(int[] parent, String[] name, int divisions) {

    /** A version that is known, so that everybody measures the same tree. */
    private static final String PACKAGE = "china-division@2.7.0";

    private static final String[] FILES = {"provinces.csv", "cities.csv", "areas.csv", "streets.csv", "villages.csv"};
    /** Which column names the division above; the provinces are below the country. */
    private static final int[] ABOVE = {-1, 2, 2, 2, 2};

    /** Fetches the divisions unless they are there, and hangs branches under the villages until there are so many nodes. */
    static Divisions of(Path work, int nodes) throws IOException, InterruptedException {
        Path files = fetch(work);
        int[] parent = new int[nodes];
        String[] name = new String[nodes];
        Map<String, Integer> numbers = new HashMap<>();
        parent[0] = -1;
        name[0] = "中国";
        int count = 1;
        int firstVillage = 0;
        for (int level = 0; level < FILES.length; level++) {
            firstVillage = count;
            try (BufferedReader lines = Files.newBufferedReader(files.resolve(FILES[level]))) {
                lines.readLine();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] fields = line.replace("\"", "").split(",");
                    parent[count] = ABOVE[level] < 0 ? 0 : numbers.get(fields[ABOVE[level]]);
                    name[count] = fields[1];
                    numbers.put(fields[0], count);
                    count++;
                }
            }
        }
        int villages = count - firstVillage;
        for (int node = count; node < nodes; node++) {
            parent[node] = firstVillage + (int) ((long) (node - count) * villages / (nodes - count));
        }
        return new Divisions(parent, name, count);
    }

    private static Path fetch(Path work) throws IOException, InterruptedException {
        Path files = work.resolve("package/dist");
        if (!Files.exists(files)) {
            Files.createDirectories(work);
            run(work, "npm", "pack", "--silent", PACKAGE);
            run(work, "tar", "xzf", PACKAGE.replace('@', '-') + ".tgz");
        }
        return files;
    }

    private static void run(Path work, String... command) throws IOException, InterruptedException {
        int end = new ProcessBuilder(command)
                .directory(work.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (end != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + end);
        }
    }

    int size() {
        return parent.length;
    }

    /** How many are below each node, itself included. */
    int[] sizes() {
        int[] sizes = new int[size()];
        Arrays.fill(sizes, 1);
        for (int node = size() - 1; node > 0; node--) {
            sizes[parent[node]] += sizes[node];
        }
        return sizes;
    }

    /** From the top down to a node. */
    int[] path(int node) {
        int[] upwards = new int[16];
        int length = 0;
        for (int here = node; here >= 0; here = parent[here]) {
            upwards[length++] = here;
        }
        int[] path = new int[length];
        for (int i = 0; i < length; i++) {
            path[i] = upwards[length - 1 - i];
        }
        return path;
    }

    /** The node of about a size, for something to move. */
    int ofSize(int wanted) {
        int[] sizes = sizes();
        int best = 1;
        for (int node = 1; node < size(); node++) {
            if (Math.abs(sizes[node] - wanted) < Math.abs(sizes[best] - wanted)) {
                best = node;
            }
        }
        return best;
    }

    /** The last node on the level of a node's parent. */
    int elsewhere(int node) {
        int level = path(parent[node]).length;
        int other = divisions - 1;
        while (path(other).length != level) {
            other--;
        }
        return other;
    }
}
