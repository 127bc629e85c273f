package org.sanqu.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;

/** The golden figures and the merger on PostgreSQL, by configuration alone. */
class PostgresIT implements GoldenFigures, Liuyi {

    private static EmbeddedPostgres postgres;
    private static Platform platform;

    @BeforeAll
    static void start() throws IOException {
        boolean binaries = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        assumeTrue(binaries, "embedded PostgreSQL is there for linux-amd64 only");
        postgres = EmbeddedPostgres.start();
        platform = Platform.start(
                "postgres",
                Platform.emptyData("postgres"),
                Map.of(
                        "SANQU_EXAMPLE",
                        "true",
                        "SANQU_ADMIN_PASSWORD",
                        Platform.PASSWORD,
                        "SANQU_DATABASE_URL",
                        postgres.getJdbcUrl("postgres", "postgres")));
    }

    @AfterAll
    static void stop() throws IOException {
        if (platform != null) {
            platform.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    public Client client() {
        return platform.admin();
    }

    @Test
    void nothingIsKeptInAnEmbeddedDatabase() {
        assertFalse(Files.exists(platform.data().resolve("database/sanqu.db")));
    }
}
