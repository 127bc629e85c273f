package org.sanqu.tests.authorisation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;

/**
 * An account for each role and place, and what they ask about; once for a platform.
 *
 * @param park what those inside ask about
 * @param scenic what is outside for them
 */
record Cast(Subject park, Subject scenic) {

    private static final Map<Platform, Cast> KNOWN = new ConcurrentHashMap<>();

    static Cast on(Platform platform) {
        return KNOWN.computeIfAbsent(platform, Cast::engaged);
    }

    private static Cast engaged(Platform platform) {
        Client admin = platform.admin();
        Client reviewer = platform.client(Place.EVERYWHERE.account("reviewer"), Platform.PASSWORD);
        Permits.install(platform);
        Cast cast = new Cast(Subject.of(admin, reviewer, "SL-03"), Subject.of(admin, reviewer, "SL-04"));
        admin.post("/api/accounts", Subject.account(Subject.NOBODY)).expect(201);
        for (String role : Rule.ROLES) {
            account(admin, Place.INSIDE.account(role), role, "\"code:SL-03\"");
            account(admin, Place.EVERYWHERE.account(role), role, "null");
        }
        return cast;
    }

    private static void account(Client admin, String name, String role, String organisation) {
        String grants = Stream.of(role.split("\\+"))
                .map(each -> "{\"role\":\"" + each + "\",\"organisation\":" + organisation + "}")
                .collect(Collectors.joining(","));
        admin.post(
                        "/api/accounts",
                        """
                        {"name":"%s","title":"权限测试","password":"%s","grants":[%s]}"""
                                .formatted(name, Platform.PASSWORD, grants))
                .expect(201);
    }

    /** What somebody who stands there asks about. */
    Subject subject(Place place) {
        return place.park() ? park : scenic;
    }
}
