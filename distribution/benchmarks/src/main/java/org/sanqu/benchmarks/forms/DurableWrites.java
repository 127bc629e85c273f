package org.sanqu.benchmarks.forms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.sanqu.benchmarks.ApiClient;
import org.sanqu.benchmarks.Karaf;

/**
 * Clients that each submit one form after the other over HTTP, and what the database alone commits in the same run; at the end the platform is
 * killed in the middle of it, and everything that it acknowledged is looked for.
 *
 * <p>Arguments: the assembly's folder, a work folder, the market module's jar, how many clients, for how many seconds, the JVM flags.
 */
public final class DurableWrites {

    private static final int PORT = 19_184;
    private static final int BRANCHES = 500;
    private static final int QUARTERS = 400;
    private static final int FIRST_YEAR = 1925;
    private static final int WARMING = 20;
    private static final int WINDOW = 5;

    /** In which second of a load an answer came, and after how many microseconds. */
    private record Answer(int second, long micros) {}

    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final int clients;
    private final int seconds;

    private DurableWrites(int clients, int seconds) {
        this.clients = clients;
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        int clients = Integer.parseInt(arguments[3]);
        int seconds = Integer.parseInt(arguments[4]);
        new DurableWrites(clients, seconds)
                .run(
                        Path.of(arguments[0]).toAbsolutePath(),
                        Path.of(arguments[1]).toAbsolutePath(),
                        Path.of(arguments[2]),
                        arguments[5]);
    }

    private void run(Path assembly, Path work, Path market, String flags) throws Exception {
        Path home = work.resolve("karaf");
        Path data = work.resolve("data");
        Karaf.copy(assembly, home);
        Map<String, String> environment =
                Map.of("JAVA_OPTS", flags, "SANQU_ADMIN_PASSWORD", ApiClient.PASSWORD, "SANQU_DATA", data.toString());
        Path database = data.resolve("database/sanqu.db");
        Set<Long> acknowledged = new HashSet<>();
        Karaf karaf = Karaf.start(home, environment, PORT, 200);
        try {
            prepare(data, market);
            List<Answer> all = load(WARMING, acknowledged);
            for (int from = 0; from < WARMING; from += WINDOW) {
                int begin = from;
                report(
                        "from the " + from + "th second on",
                        WINDOW,
                        all.stream()
                                .filter(each -> each.second() >= begin && each.second() < begin + WINDOW)
                                .toList());
            }
            report("then", seconds, load(seconds, acknowledged));
            report("then", seconds, load(seconds, acknowledged));
            Thread killer = new Thread(() -> {
                Karaf.pause(3_000);
                kill(karaf.process());
            });
            killer.start();
            load(10, acknowledged);
            killer.join();
        } finally {
            kill(karaf.process());
        }
        Karaf.pause(1_000);
        System.out.printf(
                "acknowledged %d, lost after kill -9: %d%n", acknowledged.size(), lost(database, acknowledged));
        Bare bare = new Bare(database, work.resolve("bare.db"));
        System.out.printf("bare, one after the other: %.0f commits/s%n", bare.alone(seconds));
        System.out.printf("bare, %d waiting together: %.0f commits/s%n", clients, bare.together(clients, seconds));
    }

    /** The script and the JVM that it started. */
    private static void kill(Process process) {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static void prepare(Path data, Path market) throws Exception {
        ApiClient api = new ApiClient(PORT);
        StringBuilder rows = new StringBuilder(
                "[{\"code\":\"T\",\"name\":\"测试委员会\",\"type\":\"committee\",\"establishedOn\":\"1924-07-01\"}");
        for (int i = 0; i < BRANCHES; i++) {
            rows.append(",{\"code\":\"T-")
                    .append(i)
                    .append("\",\"name\":\"第")
                    .append(i)
                    .append("支部\",\"type\":\"branch\",");
            rows.append("\"parent\":\"T\",\"sectors\":[\"market\"],\"establishedOn\":\"1924-07-01\"}");
        }
        api.post("imports/organisations", rows.append(']').toString());
        Files.createDirectories(data.resolve("deploy"));
        Files.copy(market, data.resolve("deploy/market.jar"), StandardCopyOption.REPLACE_EXISTING);
        for (int tries = 0; tries < 100 && !api.get("modules").contains("\"id\":\"market\""); tries++) {
            Karaf.pause(200);
        }
    }

    private List<Answer> load(int duration, Set<Long> acknowledged) throws InterruptedException {
        long start = System.nanoTime();
        long end = start + duration * 1_000_000_000L;
        List<Answer> all = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            Thread thread = new Thread(() -> {
                List<Answer> answers = new ArrayList<>();
                List<Long> ids = new ArrayList<>();
                submit(start, end, answers, ids);
                synchronized (all) {
                    all.addAll(answers);
                    acknowledged.addAll(ids);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread each : threads) {
            each.join();
        }
        return all;
    }

    private void submit(long start, long end, List<Answer> answers, List<Long> ids) {
        try (Clerk clerk = new Clerk(PORT)) {
            while (System.nanoTime() < end) {
                int stall = number.incrementAndGet();
                String json = "{\"form\":\"market/stall\",\"organisation\":\"code:T-" + stall % BRANCHES
                        + "\",\"period\":\"" + quarter(stall / BRANCHES % QUARTERS) + "\",\"data\":{\"name\":\"惠民早餐第"
                        + stall
                        + "号摊位\",\"trade\":\"food\",\"members\":" + stall % 4 + "}}";
                long begin = System.nanoTime();
                String location = clerk.submit(json);
                long now = System.nanoTime();
                answers.add(new Answer((int) ((now - start) / 1_000_000_000L), (now - begin) / 1_000));
                ids.add(Long.valueOf(location.substring(location.lastIndexOf('/') + 1)));
            }
        } catch (IOException ended) {
            if (ended.getMessage() != null && ended.getMessage().startsWith("HTTP") && told.incrementAndGet() < 5) {
                System.out.println(ended.getMessage());
            }
        }
    }

    /** A quarter of a hundred years: each branch files the form once in each. */
    private static String quarter(int number) {
        return FIRST_YEAR + number / 4 + "-Q" + (number % 4 + 1);
    }

    private static void report(String name, int seconds, List<Answer> answers) {
        long[] times = answers.stream().mapToLong(Answer::micros).sorted().toArray();
        System.out.printf(
                "%s: %.0f submissions/s, median %.1f ms, p99 %.1f ms, worst %.1f ms%n",
                name,
                (double) times.length / seconds,
                times[times.length / 2] / 1e3,
                times[(int) (times.length * 0.99)] / 1e3,
                times[times.length - 1] / 1e3);
    }

    private static int lost(Path database, Set<Long> acknowledged) throws SQLException {
        Set<Long> missing = new HashSet<>(acknowledged);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select id from submission")) {
            while (found.next()) {
                missing.remove(found.getLong(1));
            }
        }
        return missing.size();
    }
}
