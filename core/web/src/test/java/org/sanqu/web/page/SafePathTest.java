package org.sanqu.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafePathTest {

    @Test
    void aPathOfOursIsKept() {
        assertEquals("/figures?organisation=1&period=2025", SafePath.of("/figures?organisation=1&period=2025"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "javascript:x",
                "/a\r\nX: y",
                "/ü",
                "figures"
            })
    void anythingElseLeadsHome(String path) {
        assertEquals("/", SafePath.of(path));
    }
}
