package org.sanqu.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

    private final Router router = new Router(List.of(
            Route.get("/members/{id}", exchange -> null),
            Route.get("/members/count", exchange -> null),
            Route.post("/members", exchange -> null),
            Route.get("/", exchange -> null)));

    @Test
    void theExactPathGoesBeforeAVariable() {
        assertEquals(
                "/members/count", router.find("GET", "/members/count").route().pattern());
        assertEquals(
                Map.of("id", "7/ü"), router.find("HEAD", "/members/7%2F%C3%BC").variables());
        assertEquals("/", router.find("GET", "/").route().pattern());
    }

    @Test
    void anotherMethodIsToldWhichAreAllowed() {
        HttpFault fault = assertThrows(HttpFault.class, () -> router.find("DELETE", "/members"));
        assertEquals(405, fault.status());
        assertEquals(Map.of("Allow", "POST"), fault.headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/members/7/8", "/members//", "//members", "/other", "/members/count;x=1/.."})
    void anotherPathIsNotFound(String path) {
        assertEquals(
                404,
                assertThrows(HttpFault.class, () -> router.find("POST", path)).status());
    }
}
