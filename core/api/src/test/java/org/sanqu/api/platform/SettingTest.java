package org.sanqu.api.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingTest {

    private static String url(Map<String, String> properties, Map<String, String> environment) {
        return Setting.of(properties::get, environment::get, "sanqu.database.url", "embedded");
    }

    @Test
    void aPropertyComesBeforeTheEnvironmentAndBlankIsNothing() {
        Map<String, String> environment = Map.of("SANQU_DATABASE_URL", "theirs");
        assertEquals("ours", url(Map.of("sanqu.database.url", "ours"), environment));
        assertEquals("theirs", url(Map.of("sanqu.database.url", " "), environment));
        assertEquals("theirs", url(Map.of(), environment));
        assertEquals("embedded", url(Map.of(), Map.of("SANQU_DATABASE_URL", "")));
    }
}
