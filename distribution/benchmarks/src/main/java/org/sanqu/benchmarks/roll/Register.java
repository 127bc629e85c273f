package org.sanqu.benchmarks.roll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sanqu.benchmarks.ApiClient;
import org.sanqu.benchmarks.Karaf;
import org.sanqu.benchmarks.Timing;

/**
 * A register that grows to a million members, and its pages.
 *
 * <p>Arguments: the assembly's folder, a work folder with 6 GB free, how many workbooks, how many members in each, and the JVM flags.
 */
public final class Register {

    private static final int PORT = 19_183;
    private static final int PAGES = 300;
    private static final String[] SUBTREES = {"R0-7-7", "R0-7", "R0", "R"};
    private static final String NARROWED = "&category=full&ageTo=60&standing=in-service";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROUNDS_OF_THE_PLAN = 3;
    private static final int ALL = 1 + Workbooks.COMMITTEES * (1 + Workbooks.GENERAL * (1 + Workbooks.BRANCHES));

    private final Path work;
    private final int books;
    private final int members;
    private final String flags;
    private final Table imports = new Table(
            "Rows",
            "Upload",
            "Check",
            "Apply",
            "Together",
            "Merely reading, warm",
            "Ratio",
            "Merely reading, cold",
            "Ratio");
    private final Table pages = new Table("Page of 50 below", "In Sanqu", "a year ago", "narrowed", "One plan in SQL");
    private final Table floors = new Table(
            "Members before",
            "Both tables, with indexes",
            "Ratio to reading",
            "One table, no index",
            "Ratio to reading");

    private Register(String[] arguments) throws IOException {
        work = Files.createDirectories(Path.of(arguments[1]).toAbsolutePath());
        books = Integer.parseInt(arguments[2]);
        members = Integer.parseInt(arguments[3]);
        flags = arguments[4];
    }

    public static void main(String[] arguments) throws Exception {
        new Register(arguments).run(Path.of(arguments[0]).toAbsolutePath());
    }

    private void run(Path assembly) throws Exception {
        Path home = work.resolve("karaf");
        Karaf.copy(assembly, home);
        Path data = work.resolve("data");
        Map<String, String> environment =
                Map.of("JAVA_OPTS", flags, "SANQU_ADMIN_PASSWORD", ApiClient.PASSWORD, "SANQU_DATA", data.toString());
        Path database = data.resolve("database/sanqu.db");
        Map<String, List<String>> turned = new LinkedHashMap<>();
        double[] reading;
        try (Karaf karaf = Karaf.start(home, environment, PORT, 200)) {
            ApiClient api = new ApiClient(PORT);
            reading = fill(api);
            for (String code : SUBTREES) {
                turned.put(code, turned(api, code));
            }
            Timing.say("resident", karaf.resident() + " MB");
        }
        naive(database, turned);
        floor(database, 0, reading[0]);
        floor(database, books - 1, reading[books - 1]);
        List.of(imports, pages, floors).forEach(Table::print);
    }

    /** Imports all workbooks; how long it took to merely read each, warm. */
    private double[] fill(ApiClient api) throws Exception {
        Ledgers ledgers = new Ledgers(api);
        Path organisations = work.resolve("organisations.xlsx");
        Workbooks.organisations(organisations);
        taken("organisations", ALL, organisations, ledgers);
        double[] reading = new double[books];
        for (int part = 0; part < books; part++) {
            Path file = work.resolve("members-" + part + ".xlsx");
            Workbooks.members(file, part, members);
            reading[part] = taken("members", members, file, ledgers);
            Files.delete(file);
        }
        return reading;
    }

    private double taken(String kind, int rows, Path file, Ledgers ledgers) throws Exception {
        Ledgers.Steps steps = ledgers.take(kind, file, rows);
        double warm = Reading.warm(file);
        double cold = Reading.cold(file, flags);
        imports.row(
                rows + " " + kind,
                Table.seconds(steps.upload()),
                Table.seconds(steps.check()),
                Table.seconds(steps.apply()),
                Table.seconds(steps.all()),
                Table.seconds(warm),
                ratio(steps.all(), warm),
                Table.seconds(cold),
                ratio(steps.all(), cold));
        Timing.say(rows + " " + kind, Table.seconds(steps.all()));
        return warm;
    }

    private static String ratio(double one, double other) {
        return String.format("%.1f", one / other);
    }

    private static List<String> turned(ApiClient api, String code) throws Exception {
        List<String> figures = new ArrayList<>();
        for (String filter : List.of("", "&asOf=" + LocalDate.now().minusYears(1), NARROWED)) {
            figures.add(pages(api, code, filter));
        }
        Timing.say("pages of 50 below " + code, figures.get(0));
        return figures;
    }

    /** Turns the pages of a list, beginning again at its end. */
    private static String pages(ApiClient api, String code, String filter) throws Exception {
        long id = JSON.readTree(api.get("organisations?code=" + code))
                .get(0)
                .get("id")
                .asLong();
        String[] after = {""};
        return Timing.of(PAGES, round -> {
            JsonNode page =
                    JSON.readTree(api.get("members?organisation=" + id + "&below=true&size=50" + filter + after[0]));
            after[0] = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").asText();
        });
    }

    /** The one plan, with the right index for each part: all below by a recursive query, their members sorted, the first fifty. */
    private void naive(Path database, Map<String, List<String>> turned) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                PreparedStatement statement = connection.prepareStatement(
                        "with recursive down (id) as (select id from organisation where code = ? union all"
                                + " select p.organisation from down join organisation_parent p"
                                + " indexed by organisation_parent_below on p.parent = down.id"
                                + " where p.hierarchy = 'formal' and p.until_on is null)"
                                + " select m.* from member m where m.home in (select id from down)"
                                + " order by m.name_key, m.id limit 50")) {
            for (Map.Entry<String, List<String>> each : turned.entrySet()) {
                statement.setString(1, each.getKey());
                String plan = Timing.of(ROUNDS_OF_THE_PLAN, round -> {
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            rows.getString("name");
                        }
                    }
                });
                List<String> figures = each.getValue();
                pages.row(each.getKey(), figures.get(0), figures.get(1), figures.get(2), plan);
                Timing.say("one plan in SQL, below " + each.getKey(), plan);
            }
        }
    }

    /** What the database alone takes for the rows of one of the workbooks. */
    private void floor(Path database, int part, double reading) throws Exception {
        long before = (long) part * members;
        Floor floor = new Floor(database, work.resolve("scratch.db"), before + 1, members);
        double indexed = floor.indexed();
        double bare = floor.bare();
        floors.row(
                String.valueOf(before),
                Table.seconds(indexed),
                ratio(indexed, reading),
                Table.seconds(bare),
                ratio(bare, reading));
        Timing.say("inserting alone behind " + before, Table.seconds(indexed));
    }
}
