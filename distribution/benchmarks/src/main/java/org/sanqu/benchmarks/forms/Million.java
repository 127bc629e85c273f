package org.sanqu.benchmarks.forms;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Fills a database at rest with submissions: ten forms, ten years of days, texts of common and rare words. */
final class Million {

    static final int FORMS = 10;

    /** One of so many says a word of some frequency. */
    static final int SOME = 50;

    static final int FEW = 20_000;

    private static final int BATCH = 2_000;
    private static final String[] STREETS = {"惠民", "和平", "建设", "解放", "东湖", "西苑", "南门", "北塔", "新华", "长安"};
    private static final String[] TRADES = {"早餐", "水果", "服装", "五金", "修鞋", "花卉", "书报", "茶叶", "粮油", "海鲜"};
    private static final String[] NAMES = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"};
    private static final String[] GIVEN = {"伟", "芳", "娜", "敏", "静", "强", "磊", "军", "洋", "勇", "艳", "杰", "涛", "明", "超"};

    private final String url;

    Million(String url) {
        this.url = url;
    }

    /** As many as are wanted; those of the branches that were founded first are the oldest. */
    void fill(int many, int firstBranch, int branches) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            String version;
            try (Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("select version from form_version limit 1")) {
                found.next();
                version = found.getString(1);
            }
            insert(connection, version, many, firstBranch, branches);
            if (url.startsWith("jdbc:postgresql")) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(
                            "select setval(pg_get_serial_sequence('submission', 'id'), " + (many + 1_000) + ")");
                    connection.commit();
                    connection.setAutoCommit(true);
                    statement.execute("vacuum analyze");
                }
            } else {
                connection.commit();
            }
        }
    }

    private static void insert(Connection connection, String version, int many, int firstBranch, int branches)
            throws SQLException {
        Random random = new Random(7);
        try (PreparedStatement rows = connection.prepareStatement("insert into submission (id, form, form_version,"
                        + " organisation, member, period, day, series_key, slot, ref, data, state, steps, awaits,"
                        + " changed_after_approval, batch, revision, behalf, entered_by, entered_at, submitted_at)"
                        + " values (?, ?, ?, ?, null, null, ?, '', null, null, ?, ?, 0, null, 0, null, 1, null, 'admin',"
                        + " '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')");
                PreparedStatement texts = connection.prepareStatement(
                        "insert into submission_text (submission, text, loose) values (?, ?, 0)")) {
            for (int i = 1; i <= many; i++) {
                long id = i + 100L;
                String name = pick(STREETS, random) + "路" + pick(TRADES, random) + random.nextInt(1_000) + "号摊位";
                String leader = pick(NAMES, random) + pick(GIVEN, random) + pick(GIVEN, random);
                String note = (i % SOME == 0 ? "饺子面条" : "日常走访") + (i % FEW == 0 ? "欧阳锋" : "") + "第" + i + "次";
                // entered about when it happened: the later the higher the id, give or take a year
                LocalDate day = LocalDate.of(2016, 1, 1).plusDays((long) i * 3_285 / many + random.nextInt(365));
                rows.setLong(1, id);
                rows.setString(2, form(random.nextInt(FORMS * FORMS)));
                rows.setString(3, version);
                rows.setLong(4, firstBranch + random.nextInt(branches));
                rows.setString(5, day.toString());
                rows.setString(
                        6, "{\"name\":\"" + name + "\",\"leader\":\"" + leader + "\",\"note\":\"" + note + "\"}");
                rows.setString(7, i % 100 == 0 ? "returned" : i % 3 == 0 ? "approved" : "submitted");
                rows.addBatch();
                texts.setLong(1, id);
                texts.setString(2, name + "\n" + leader + "\n" + note + "\n");
                texts.addBatch();
                if (i % BATCH == 0) {
                    rows.executeBatch();
                    texts.executeBatch();
                }
            }
            rows.executeBatch();
            texts.executeBatch();
            connection.commit();
        }
    }

    /** The first forms are the common ones; the last has one submission of a hundred. */
    static String form(int number) {
        return "bench/f" + Math.min(FORMS - 1, (int) Math.sqrt(number));
    }

    private static String pick(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }

    /** How many submissions there are; none where there is no table yet. */
    long filled() {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from submission")) {
            found.next();
            return found.getLong(1);
        } catch (SQLException notYet) {
            return 0;
        }
    }

    /** How many blocks are indexed for search. */
    long indexed() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from submission_block")) {
            found.next();
            return found.getLong(1);
        }
    }

    /** What one plan of a database's own would be: the subtree by recursion, the words by looking into each text. */
    List<Long> peer(long organisation, String form, String word) throws SQLException {
        String sql = "with recursive below(id) as (select cast(? as bigint) union all select p.organisation"
                + " from organisation_parent p join below b on p.parent = b.id where p.hierarchy || '' = 'formal' and p.until_on is null)"
                + " select s.id from submission s"
                + (word == null ? "" : " join submission_text t on t.submission = s.id")
                + " where s.organisation in (select id from below) and s.state <> 'voided'"
                + (form == null ? "" : " and s.form = '" + form + "'")
                + (word == null ? "" : " and t.text like '%" + word + "%'")
                + " order by s.day desc, s.id desc limit 51";
        List<Long> ids = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, organisation);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    ids.add(found.getLong(1));
                }
            }
        }
        return ids;
    }
}
