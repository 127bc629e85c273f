package org.sanqu.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.sanqu.api.platform.Migration;
import org.sanqu.api.platform.Sql;

/** Runs migrations in order, each once, and notices when one that ran has changed since. */
final class Migrations {

    private static final String TABLE =
            "create table if not exists migration (owner text not null, name text not null, checksum text not null,"
                    + " applied_at text not null, primary key (owner, name))";

    private final Database database;

    Migrations(Database database) {
        this.database = database;
    }

    void prepare(Sql sql) {
        sql.update(TABLE);
    }

    void run(Sql sql, String owner, List<Migration> migrations) {
        sql.lock("migration");
        for (Migration migration : migrations) {
            String checksum = checksum(migration.sql());
            String before = sql.first(
                            "select checksum from migration where owner = ? and name = ?",
                            row -> row.text("checksum"),
                            owner,
                            migration.name())
                    .orElse(null);
            if (before == null) {
                statements(migration.sql()).forEach(sql::update);
                sql.update(
                        "insert into migration (owner, name, checksum, applied_at) values (?, ?, ?, ?)",
                        owner,
                        migration.name(),
                        checksum,
                        Instant.now());
            } else if (!before.equals(checksum)) {
                throw new IllegalStateException("migration " + owner + "/" + migration.name()
                        + " has changed since it ran; add a new one instead");
            }
        }
    }

    private List<String> statements(String script) {
        String text = script.replaceAll("(?m)--.*$", "")
                .replace("${identity}", database.identity())
                .replace("${binary}", database.binary());
        return Stream.of(text.split(";\\s*(\\n|$)"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String checksum(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
