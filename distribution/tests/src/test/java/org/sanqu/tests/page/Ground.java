package org.sanqu.tests.page;

import java.util.concurrent.atomic.AtomicInteger;
import org.sanqu.tests.karaf.Client;
import org.sanqu.tests.karaf.Platform;

/**
 * Organisations, members and accounts of a test's own, so that no figure of the example district moves.
 *
 * @param admin who makes them
 */
record Ground(Client admin) {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String FOUNDED = "2020-01-01";

    /** A text that nothing else holds. */
    static String unique(String text) {
        return text + "P" + NEXT.incrementAndGet();
    }

    /** Founds an organisation; a null parent makes a top. */
    long found(String code, String name, String type, Long parent) {
        return made(
                "/api/organisations",
                """
                {"code":"%s","name":"%s","shortName":"%2$s","type":"%s","parent":%s,"establishedOn":"%s"}"""
                        .formatted(code, name, type, parent, FOUNDED));
    }

    /** Puts a full member on the roll. */
    long enrol(String name, String birthDate, long home) {
        return made(
                "/api/members",
                """
                {"name":"%s","sex":"1","birthDate":"%s","ethnicity":"01","education":"20","category":"full",\
                "standing":"in-service","joinedOn":"2005-01-01","convertedOn":"2006-01-01","home":%d,\
                "homeFrom":"2021-01-01"}"""
                        .formatted(name, birthDate, home));
    }

    /** Makes an account with a role on an organisation, which may look at it too; its password is the platform's. */
    String account(String name, String role, long organisation) {
        admin.post(
                        "/api/accounts",
                        """
                        {"name":"%s","title":"%1$s","password":"%s","grants":[{"role":"%s","organisation":%d}]}"""
                                .formatted(name, Platform.PASSWORD, role, organisation))
                .expect(201);
        return name;
    }

    /** Makes an account that may make tables for an organisation. */
    String maker(String name, long organisation) {
        admin.post(
                        "/api/accounts",
                        """
                        {"name":"%s","title":"%1$s","password":"%s","grants":[{"role":"recorder","organisation":%d},\
                        {"role":"reviewer","organisation":%3$d}]}"""
                                .formatted(name, Platform.PASSWORD, organisation))
                .expect(201);
        return name;
    }

    private long made(String path, String body) {
        return admin.post(path, body).expect(201).json().path("id").asLong();
    }
}
