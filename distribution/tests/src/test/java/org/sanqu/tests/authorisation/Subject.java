package org.sanqu.tests.authorisation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.atomic.AtomicInteger;
import org.sanqu.tests.example.CheckDigits;
import org.sanqu.tests.karaf.Client;

/**
 * What requests are about: an organisation with a member and a submission, and two committees below it with a branch each, between
 * which members are transferred. What a request uses up is made anew for each.
 *
 * @param admin who may look everything up
 * @param reviewer who reviews everything
 * @param code the organisation's code
 * @param organisation the organisation's id
 * @param member the id of a member at home below it
 * @param submission the id of a submission of it
 * @param home the id of a branch below it
 * @param other the id of another committee below it
 * @param host the id of the branch below that committee
 */
record Subject(
        Client admin,
        Client reviewer,
        String code,
        long organisation,
        long member,
        long submission,
        long home,
        long other,
        long host) {

    /** An account that may do nothing. */
    static final String NOBODY = "nobody";

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final String FOUNDED = "2024-01-01";

    static Subject of(Client admin, Client reviewer, String code) {
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
        long submission = made(admin, "/api/submissions", ticket(organisation));
        long committee = made(admin, "/api/organisations", founding("committee", organisation));
        long home = made(admin, "/api/organisations", founding("branch", committee));
        long other = made(admin, "/api/organisations", founding("committee", organisation));
        long host = made(admin, "/api/organisations", founding("branch", other));
        return new Subject(admin, reviewer, code, organisation, member, submission, home, other, host);
    }

    private static long made(Client admin, String path, String body) {
        return admin.post(path, body).expect(201).json().path("id").asLong();
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

    private static String founding(String type, long parent) {
        return """
                {"code":"%1$s","name":"%1$s党组织","type":"%2$s","parent":%3$d,"establishedOn":"%4$s"}"""
                .formatted(unique(), type, parent, FOUNDED);
    }

    String founding() {
        return founding("branch", organisation);
    }

    /** A new branch. */
    long branch() {
        return made(admin, "/api/organisations", founding());
    }

    /** The founding of a branch. */
    long event() {
        return admin.get("/api/organisations/" + home + "/events")
                .expect(200)
                .json()
                .at("/0/id")
                .asLong();
    }

    String renaming() {
        return """
                {"effectiveOn":"2025-06-01","reason":"权限测试","approvedBy":%d,
                 "change":{"kind":"rename","organisation":%d,"name":"%s党支部"}}"""
                .formatted(organisation, branch(), unique());
    }

    String enrolment() {
        return """
                {"name":"权限测试","sex":"1","birthDate":"1980-01-01","ethnicity":"01","category":"full",\
                "standing":"in-service","joinedOn":"2005-01-01","convertedOn":"2006-01-01","home":%d,\
                "homeFrom":"2024-02-01"}"""
                .formatted(home);
    }

    /** The citizen number of a new member at home in the branch. */
    String number() {
        LocalDate birth = LocalDate.of(1960, 1, 1).plusDays(NEXT.incrementAndGet());
        String number = CheckDigits.citizenNumber(birth, 999);
        String person = enrolment().replace("1980-01-01", birth.toString());
        made(admin, "/api/members", person.replace("{", "{\"citizenNumber\":\"" + number + "\","));
        return "{\"citizenNumber\":\"" + number + "\"}";
    }

    /** The address of a new election. */
    String term() {
        String terms = "/api/organisations/" + branch() + "/terms";
        admin.post(terms, "{\"electedOn\":\"2025-03-01\"}").expect(201);
        return terms + "/2025-03-01";
    }

    /** A new member at home in the branch. */
    long person() {
        return made(admin, "/api/members", enrolment());
    }

    String amendment() {
        return "{\"kind\":\"amend\",\"workUnit\":\"某厂\",\"on\":\"2025-06-01\"}";
    }

    String tie() {
        return """
                {"member":%d,"organisation":%d,"kind":"project","from":"2025-01-01"}"""
                .formatted(person(), host);
    }

    String post() {
        return """
                {"member":%d,"organisation":%d,"post":"liaison","selection":"appointed","from":"2025-01-01"}"""
                .formatted(person(), home);
    }

    /** The id of what a document begins. */
    long begun(String path, String body) {
        return made(admin, path, body);
    }

    String end() {
        return "{\"on\":\"" + LocalDate.now() + "\"}";
    }

    String transfer() {
        return """
                {"member":%d,"to":%d,"kind":"internal","issuedOn":"%s","duesPaidTo":"%s"}"""
                .formatted(person(), other, LocalDate.now(), YearMonth.now());
    }

    /** A transfer that is with the old committee. */
    long issued() {
        return made(admin, "/api/transfers", transfer());
    }

    /** A transfer that is with the new committee. */
    long sent() {
        return moved(issued(), "send", "{}");
    }

    /** A transfer that is with the new branch. */
    long assigned() {
        return moved(sent(), "assign", assignment());
    }

    private long moved(long transfer, String act, String body) {
        admin.post("/api/transfers/" + transfer + "/" + act, body).expect(200);
        return transfer;
    }

    String assignment() {
        return "{\"branch\":" + host + "}";
    }

    String decision() {
        return "{\"revision\":1,\"reason\":\"权限测试\"}";
    }

    String entry() {
        return ticket(organisation);
    }

    String question() {
        return "{\"organisation\":" + organisation + ",\"data\":" + data() + "}";
    }

    String revision() {
        JsonNode now = admin.get("/api/submissions/" + submission).expect(200).json();
        return "{\"revision\":" + now.path("revision").asInt() + ",\"data\":" + now.path("data") + "}";
    }

    String rows() {
        return """
                [{"code":"%1$s","name":"%1$s党支部","type":"branch","parent":"%2$s","establishedOn":"%3$s"}]"""
                .formatted(unique(), code, FOUNDED);
    }

    static String account(String name) {
        return """
                {"name":"%s","title":"权限测试","password":"Wisteria-42-Lantern","grants":[]}"""
                .formatted(name);
    }
}
