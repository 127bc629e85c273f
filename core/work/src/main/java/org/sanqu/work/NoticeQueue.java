package org.sanqu.work;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sanqu.api.Refusal;
import org.sanqu.api.platform.Row;
import org.sanqu.api.platform.Sql;
import org.sanqu.api.platform.Store;
import org.sanqu.api.work.Notice;

/** Notices that wait for a channel, in the database: a restart loses none, and none is sent twice. Thread-safe. */
final class NoticeQueue {

    /** So many may wait; what comes when it is full is refused. */
    static final int MOST = 20_000;

    private static final Duration ABANDONED = Duration.ofMinutes(10);
    private static final Duration NEWS = Duration.ofDays(2);
    private static final String WAITING = "waiting";
    private static final String SENDING = "sending";

    private final Store store;

    NoticeQueue(Store store) {
        this.store = store;
        Tables.prepare(store);
    }

    /**
     * Takes notices for channels.
     *
     * @throws Refusal TOO_MANY when there is no room
     */
    static void add(Sql sql, List<String> channels, List<Notice> notices, Instant now) {
        long waiting = sql.first("select count(*) as n from notice", row -> row.number("n"))
                .orElseThrow();
        if (waiting + (long) notices.size() * channels.size() > MOST) {
            throw new Refusal(Refusal.Reason.TOO_MANY, "work.notices-full");
        }
        sql.batch(
                "insert into notice (channel, account, made_at, address, language, subject, text, state, attempts,"
                        + " next_at) values (?, ?, ?, ?, ?, ?, ?, '" + WAITING + "', 0, ?)",
                channels.stream()
                        .flatMap(channel -> notices.stream().map(notice -> row(channel, notice, now)))
                        .toList());
    }

    private static Object[] row(String channel, Notice notice, Instant now) {
        return new Object[] {
            channel,
            notice.account(),
            now,
            notice.address(),
            notice.locale().getLanguage(),
            notice.subject(),
            notice.text(),
            now
        };
    }

    /** Whether an account has had its notice of a day. */
    boolean isReminded(String account, LocalDate day) {
        return store.read(sql ->
                        sql.first("select day from reminder_day where account = ?", row -> row.date("day"), account))
                .filter(last -> !last.isBefore(day))
                .isPresent();
    }

    /**
     * Notes that an account has had its notice of a day and takes it, both or neither.
     *
     * @param notice null for nothing to tell
     * @throws Refusal TOO_MANY when there is no room
     */
    void remind(String account, LocalDate day, List<String> channels, Notice notice, Instant now) {
        store.write(sql -> {
            boolean first = sql.update(
                            "insert into reminder_day (account, day) values (?, ?) on conflict (account)"
                                    + " do update set day = excluded.day where reminder_day.day < excluded.day",
                            account,
                            day)
                    > 0;
            if (first && notice != null) {
                add(sql, channels, List.of(notice), now);
            }
            return null;
        });
    }

    /** Takes the next one that is to be sent now through a channel; whoever took it has it alone. */
    Optional<Queued> take(String channel, Instant now) {
        return store.write(sql -> {
            sql.lock("notice");
            Optional<Queued> next = sql.first(
                    "select id, account, address, language, subject, text, attempts from notice" + " where state = '"
                            + WAITING + "' and channel = ? and next_at <= ? order by next_at, id limit 1",
                    NoticeQueue::read,
                    channel,
                    now);
            next.ifPresent(queued -> sql.update(
                    "update notice set state = '" + SENDING + "', next_at = ? where id = ?", now, queued.id));
            return next;
        });
    }

    /** It was sent, or will never be. */
    void done(long id) {
        store.write(sql -> sql.update("delete from notice where id = ?", id));
    }

    /** It was surely not sent, and is tried again. */
    void again(long id, int attempts, Instant at) {
        store.write(sql -> sql.update(
                "update notice set state = '" + WAITING + "', attempts = ?, next_at = ? where id = ?",
                attempts,
                at,
                id));
    }

    /** Drops what somebody began to send and never told the end of: it may have gone out. */
    int dropAbandoned(Instant now) {
        return store.write(sql ->
                sql.update("delete from notice where state = '" + SENDING + "' and next_at < ?", now.minus(ABANDONED)));
    }

    /** Drops what has waited so long that it is news no more. */
    int dropOld(Instant now) {
        return store.write(sql ->
                sql.update("delete from notice where state = '" + WAITING + "' and made_at < ?", now.minus(NEWS)));
    }

    private static Queued read(Row row) {
        return new Queued(
                row.number("id"),
                (int) row.number("attempts"),
                new Notice(
                        row.text("account"),
                        row.text("address"),
                        Locale.forLanguageTag(row.text("language")),
                        row.text("subject"),
                        row.text("text")));
    }

    /**
     * One that was taken.
     *
     * @param attempts how often it was tried before
     */
    record Queued(long id, int attempts, Notice notice) {}
}
