package org.sanqu.benchmarks.roll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.Map;
import org.sanqu.benchmarks.ApiClient;
import org.sanqu.benchmarks.Karaf;
import org.sanqu.benchmarks.Timing;

/**
 * A register that grows to a million members, and its pages.
 *
 * <p>Arguments: the assembly's folder, a work folder with 5 GB free, how many workbooks, how many members in each, and the JVM flags.
 */
public final class Register {

    private static final int PORT = 19_183;
    private static final int PAGES = 300;
    private static final String[] SUBTREES = {"R0-7-7", "R0-7", "R0", "R"};
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ALL = 1 + Workbooks.COMMITTEES * (1 + Workbooks.GENERAL * (1 + Workbooks.BRANCHES));

    private Register() {}

    public static void main(String[] arguments) throws Exception {
        Path work = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
        Path home = work.resolve("karaf");
        Karaf.copy(Path.of(arguments[0]).toAbsolutePath(), home);
        Map<String, String> environment = Map.of(
                "JAVA_OPTS",
                arguments[4],
                "SANQU_ADMIN_PASSWORD",
                ApiClient.PASSWORD,
                "SANQU_DATA",
                work.resolve("data").toString());
        try (Karaf karaf = Karaf.start(home, environment, PORT, 200)) {
            ApiClient api = new ApiClient(PORT);
            fill(api, work, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            for (String code : SUBTREES) {
                pages(api, code, "", "");
            }
            for (String code : SUBTREES) {
                pages(api, code, "&category=full&ageTo=60&standing=in-service", ", in service, at most 60");
            }
            for (String code : SUBTREES) {
                pages(api, code, "&asOf=" + LocalDate.now().minusYears(1), ", a year ago");
            }
            Timing.say("resident", karaf.resident() + " MB");
        }
        naive(work.resolve("data/database/sanqu.db"));
    }

    private static void fill(ApiClient api, Path work, int books, int members) throws Exception {
        Ledgers ledgers = new Ledgers(api);
        Path organisations = work.resolve("organisations.xlsx");
        Workbooks.organisations(organisations);
        say("organisations", ALL, organisations, ledgers.take("organisations", organisations, ALL));
        for (int part = 0; part < books; part++) {
            Path file = work.resolve("members-" + part + ".xlsx");
            Workbooks.members(file, part, members);
            say("members", members, file, ledgers.take("members", file, members));
            Files.delete(file);
        }
    }

    private static void say(String kind, int rows, Path file, Ledgers.Steps steps) throws Exception {
        double read = Double.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long begin = System.nanoTime();
            Workbooks.read(file);
            read = Math.min(read, (System.nanoTime() - begin) / 1e9);
        }
        Timing.say(
                rows + " " + kind,
                String.format(
                        "upload %.2f s, check %.2f s, apply %.2f s; merely reading %.2f s; ratio %.2f",
                        steps.upload(), steps.check(), steps.apply(), read, steps.all() / read));
    }

    /** Turns the pages of a list, beginning again at its end. */
    private static void pages(ApiClient api, String code, String filter, String what) throws Exception {
        long id = JSON.readTree(api.get("organisations?code=" + code))
                .get(0)
                .get("id")
                .asLong();
        String[] after = {""};
        Timing.say("page of 50 below " + code + what, Timing.of(PAGES, round -> {
            JsonNode page =
                    JSON.readTree(api.get("members?organisation=" + id + "&below=true&size=50" + filter + after[0]));
            after[0] = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asText();
        }));
    }

    /** The one plan: all below by a recursive query, their members sorted, the first fifty. */
    private static void naive(Path database) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                PreparedStatement statement = connection.prepareStatement(
                        "with recursive down (id) as (select id from organisation where code = ? union all"
                                + " select p.organisation from organisation_parent p join down on p.parent = down.id"
                                + " where p.hierarchy = 'formal' and p.until_on is null)"
                                + " select m.* from affiliation a join member m on m.id = a.member"
                                + " where a.organisation in (select id from down) and a.until_on is null"
                                + " order by m.name_key, m.id limit 50")) {
            for (String code : SUBTREES) {
                statement.setString(1, code);
                Timing.say("one plan in SQL, below " + code, Timing.of(10, round -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            rows.getString("name");
                        }
                    }
                }));
            }
        }
    }
}
