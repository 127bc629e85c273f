package org.sanqu.benchmarks.roll;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Merely reading a workbook: every cell of it as text. */
final class Reading {

    private static final int ROUNDS = 3;

    private Reading() {}

    /** Reads the file that is named, in a process that has read nothing yet, and prints how many seconds it took. */
    public static void main(String[] arguments) throws IOException {
        System.out.print(once(Path.of(arguments[0])));
    }

    private static double once(Path file) throws IOException {
        long begin = System.nanoTime();
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            long characters = rows.mapToLong(Reading::characters).sum();
            if (characters == 0) {
                throw new IOException("nothing to read in " + file);
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private static long characters(Row row) {
        return row.stream()
                .filter(cell -> cell != null)
                .mapToLong(cell -> cell.getText().length())
                .sum();
    }

    /** Seconds in this process, the best of three rounds. */
    static double warm(Path file) throws IOException {
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            best = Math.min(best, once(file));
        }
        return best;
    }

    /** Seconds in a fresh process with the platform's JVM flags, the start of the JVM itself not counted. */
    static double cold(Path file, String flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags.trim().split("\\s+")));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Reading.class.getName(), file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return Double.parseDouble(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
}
