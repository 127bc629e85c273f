package org.sanqu.forms.attachment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sanqu.api.form.Attachment;
import org.sanqu.api.platform.Sql;

/** The rows of attached files, inside one transaction. */
record AttachmentRows(Sql sql) {

    /** Of no use: neither a submission nor a draft names it, and nobody brought it again since. */
    private static final String UNUSED =
            """
            not exists (select 1 from attachment_use u where u.attachment = a.id)
            and not exists (select 1 from attachment_keeper k where k.attachment = a.id and k.kept_at >= ?)
            and not exists (select 1 from draft d where d.data like '%' || a.hash || '%')""";

    void keep(Attachment file, String hash, String account) {
        Instant now = Instant.now();
        sql.update(
                "insert into attachment (id, hash, name, type, size) values (?, ?, ?, ?, ?) on conflict do nothing",
                file.id(),
                hash,
                file.name(),
                file.type(),
                file.size());
        sql.update(
                "insert into attachment_keeper (attachment, account, kept_at) values (?, ?, ?)"
                        + " on conflict (attachment, account) do update set kept_at = excluded.kept_at",
                file.id(),
                account,
                now);
    }

    Optional<Attachment> withId(String id) {
        return sql.first(
                "select id, name, type, size from attachment where id = ?",
                row -> new Attachment(row.text("id"), row.text("name"), row.text("type"), row.number("size")),
                id);
    }

    boolean isBroughtBy(String id, String account) {
        return sql.first(
                        "select 1 as n from attachment_keeper where attachment = ? and account = ?",
                        row -> true,
                        id,
                        account)
                .isPresent();
    }

    /** How many an account brought that no submission names. */
    long unused(String account) {
        return sql.first(
                        "select count(*) as n from attachment_keeper k where k.account = ? and not exists"
                                + " (select 1 from attachment_use u where u.attachment = k.attachment)",
                        row -> row.number("n"),
                        account)
                .orElseThrow();
    }

    /** The submissions that name it in any revision. */
    List<Long> submissions(String id) {
        return sql.list(
                "select submission from attachment_use where attachment = ? order by submission desc",
                row -> row.number("submission"),
                id);
    }

    void use(String id, long submission) {
        sql.update(
                "insert into attachment_use (attachment, submission) values (?, ?) on conflict do nothing",
                id,
                submission);
    }

    /** Those of no use since before. */
    List<String> unused(Instant before) {
        return sql.list("select id from attachment a where " + UNUSED, row -> row.text("id"), before);
    }

    /** Forgets one if it is of no use still; whether it did. */
    boolean forget(String id, Instant before) {
        boolean idle = sql.first("select id from attachment a where a.id = ? and " + UNUSED, row -> true, id, before)
                .isPresent();
        if (idle) {
            sql.update("delete from attachment_keeper where attachment = ?", id);
            sql.update("delete from attachment where id = ?", id);
        }
        return idle;
    }

    boolean knows(String hash) {
        return sql.first("select 1 as n from attachment where hash = ?", row -> true, hash)
                .isPresent();
    }
}
