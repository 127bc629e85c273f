package org.sanqu.tests.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import org.sanqu.tests.karaf.Platform;

/** The time between a table that two have answered and the end of its hour. */
final class ThreeHours {

    private ThreeHours() {}

    /** Lets three hours pass while the platform is down: what was answered lies before the deadline, and that is over. */
    static void pass(Platform platform, LocalDateTime due) {
        String past = due.minusHours(2).toString();
        String database = "jdbc:sqlite:" + platform.data().resolve("database/sanqu.db");
        try (Connection connection = DriverManager.getConnection(database);
                PreparedStatement update = connection.prepareStatement(
                        "update local_form set due = ?, document = replace(document, ?, ?)")) {
            update.setString(1, past);
            update.setString(2, due.toString());
            update.setString(3, past);
            assertEquals(1, update.executeUpdate());
            String before = Instant.now().minus(Duration.ofHours(3)).toString();
            try (PreparedStatement earlier = connection.prepareStatement("update submission set submitted_at = ?")) {
                earlier.setString(1, before);
                assertEquals(2, earlier.executeUpdate());
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
