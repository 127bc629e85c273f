package org.sanqu.tests.authorisation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.atomic.AtomicInteger;
import org.sanqu.tests.karaf.Client;

/**
 * What requests are about: an organisation with a member and a submission.
 *
 * @param admin who may look everything up
 * @param code the organisation's code
 * @param organisation the organisation's id
 * @param member the id of a member at home below it
 * @param submission the id of a submission of it
 */
record Subject(Client admin, String code, long organisation, long member, long submission) {

    /** An account that may do nothing. */
    static final String NOBODY = "nobody";

    private static final AtomicInteger NEXT = new AtomicInteger();

    static Subject of(Client admin, String code) {
        long organisation = admin.get("/api/organisations?code=" + code)
                .expect(200)
                .json()
                .at("/0/id")
                .asLong();
        long member = admin.get("/api/members?size=1&below=true&organisation=" + organisation)
                .expect(200)
                .json()
                .at("/items/0/id")
                .asLong();
        long submission = admin.post("/api/submissions", ticket(organisation))
                .expect(201)
                .json()
                .path("id")
                .asLong();
        return new Subject(admin, code, organisation, member, submission);
    }

    private static String ticket(long organisation) {
        return "{\"form\":\"service-visits/ticket\",\"organisation\":" + organisation + ",\"data\":" + data() + "}";
    }

    private static String data() {
        return """
                {"no":"%s","source":"visit","category":"other","description":"权限测试","receivedOn":"2026-01-05",\
                "state":"open"}"""
                .formatted(unique());
    }

    /** Something that nothing else is called. */
    static String unique() {
        return "a" + NEXT.incrementAndGet();
    }

    String founding() {
        return """
                {"code":"%1$s","name":"%1$s党支部","type":"branch","parent":%2$d,"establishedOn":"2024-01-01"}"""
                .formatted(unique(), organisation);
    }

    String enrolment() {
        return """
                {"name":"权限测试","sex":"1","birthDate":"1980-01-01","ethnicity":"01","category":"full",\
                "standing":"in-service","joinedOn":"2005-01-01","convertedOn":"2006-01-01","home":%d}"""
                .formatted(organisation);
    }

    String entry() {
        return ticket(organisation);
    }

    String revision() {
        JsonNode now = admin.get("/api/submissions/" + submission).expect(200).json();
        return "{\"revision\":" + now.path("revision").asInt() + ",\"data\":" + now.path("data") + "}";
    }

    String rows() {
        return """
                [{"code":"%1$s","name":"%1$s党支部","type":"branch","parent":"%2$s","establishedOn":"2024-01-01"}]"""
                .formatted(unique(), code);
    }

    static String account(String name) {
        return """
                {"name":"%s","title":"权限测试","password":"Wisteria-42-Lantern","grants":[]}"""
                .formatted(name);
    }
}
