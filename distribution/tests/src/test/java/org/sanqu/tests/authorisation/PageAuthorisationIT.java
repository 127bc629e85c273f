package org.sanqu.tests.authorisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sanqu.tests.karaf.Answer;
import org.sanqu.tests.karaf.Platform;
import org.sanqu.tests.karaf.Session;
import org.sanqu.tests.karaf.SharedPlatform;
import org.sanqu.web.Services;

/** The pages let through whom the table lets through, and nobody else. */
@ExtendWith(SharedPlatform.class)
class PageAuthorisationIT {

    /** Where sessions begin and end. */
    private static final Set<String> DOORS = Set.of("GET /login", "POST /login", "POST /logout");

    /** What is answered to whoever may do something that cannot be done as it was sent or so soon again, or is not there. */
    private static final Set<Integer> TOLD = Set.of(404, 409, 422, 429);

    private static final Map<String, Session> SESSIONS = new ConcurrentHashMap<>();

    private static Platform platform;
    private static Cast cast;

    @BeforeAll
    static void prepare(Platform shared) {
        platform = shared;
        cast = Cast.on(shared);
    }

    @Test
    void theTableHasEveryPageAndNoOther() throws ReflectiveOperationException {
        Constructor<?> constructor = Services.class.getConstructors()[0];
        Services none = (Services) constructor.newInstance(new Object[constructor.getParameterCount()]);
        Set<String> routes = org.sanqu.web.page.Pages.routes(none, null).stream()
                .map(route -> route.method() + " " + route.pattern())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> table = Pages.ALL.stream().map(Operation::toString).collect(Collectors.toCollection(TreeSet::new));
        table.addAll(DOORS);
        assertEquals(routes, table);
    }

    @TestFactory
    Stream<DynamicTest> everyPageForEveryRoleEverywhere() {
        return Pages.ALL.stream().flatMap(page -> Rule.ROLES.stream().flatMap(role -> Stream.of(Place.values())
                .map(place ->
                        DynamicTest.dynamicTest(page + " " + role + " " + place, () -> check(page, role, place)))));
    }

    private static void check(Operation page, String role, Place place) {
        Session session = SESSIONS.computeIfAbsent(
                place.account(role), account -> Session.of(platform, account, Platform.PASSWORD));
        Answer answer = sent(session, page, cast.subject(place));
        String said = answer.status() + " " + answer.body();
        if (page.allows(role, place)) {
            boolean told = TOLD.contains(answer.status()) && !page.refusals().contains(answer.status());
            assertTrue(answer.status() < 400 || told, said);
        } else {
            assertTrue(page.refusals().contains(answer.status()), said);
        }
    }

    @TestFactory
    Stream<DynamicTest> everyPageIsClosedWithoutALogin() {
        Session nobody = new Session(platform);
        return Pages.ALL.stream()
                .map(page -> DynamicTest.dynamicTest(page.toString(), () -> {
                    Answer answer = sent(nobody, page, cast.park());
                    assertEquals(303, answer.status(), answer.body());
                    String elsewhere = answer.headers().firstValue("Location").orElse("");
                    assertTrue(elsewhere.startsWith("/login"), elsewhere);
                }));
    }

    private static Answer sent(Session session, Operation page, Subject subject) {
        byte[] body = page.body() == null ? null : page.body().apply(subject);
        return session.send(page.method(), page.path().apply(subject), page.type(), body);
    }
}
