package org.sanqu.work;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.Message;
import org.sanqu.api.Page;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Period;
import org.sanqu.api.module.Modules;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Account;
import org.sanqu.api.platform.Accounts;
import org.sanqu.api.security.Caller;
import org.sanqu.api.work.Notice;
import org.sanqu.api.work.WorkItem;
import org.sanqu.api.work.WorkList;

/** What notices say: forms, organisations, periods and days; never what was filled in, nor whom it is about. */
@Component(service = NoticeTexts.class)
public final class NoticeTexts {

    private static final int MOST_LINES = 40;
    private static final int PAGE = 200;
    private static final Set<WorkItem.Kind> KINDS =
            EnumSet.of(WorkItem.Kind.OVERDUE, WorkItem.Kind.RETURNED, WorkItem.Kind.REVIEW, WorkItem.Kind.DUE);

    private final Modules modules;
    private final OrganisationTree tree;
    private final Accounts accounts;

    @Activate
    public NoticeTexts(@Reference Modules modules, @Reference OrganisationTree tree, @Reference Accounts accounts) {
        this.modules = modules;
        this.tree = tree;
        this.accounts = accounts;
    }

    /** That a superior presses for something. */
    Notice urged(
            Account account, Locale locale, Form form, Period period, Collection<Long> organisations, String text) {
        String title = form.title(locale) + (period == null ? "" : " " + period);
        List<String> lines = new ArrayList<>();
        lines.add(Message.of("work.notice.hello", account.title()).in(locale));
        lines.add("");
        lines.add(Message.of("work.notice.urged", title).in(locale));
        names(organisations).values().stream()
                .limit(MOST_LINES)
                .map(name -> "  · " + name)
                .forEach(lines::add);
        if (text != null) {
            lines.add("");
            lines.add(Message.of("work.notice.said", text).in(locale));
        }
        lines.add("");
        lines.add(Message.of("work.notice.end").in(locale));
        String subject = Message.of("work.notice.urged-subject", title).in(locale);
        return new Notice(account.name(), account.email(), locale, subject, String.join("\n", lines));
    }

    /** What awaits somebody today; nothing where nothing does. */
    Optional<Notice> daily(
            Account account, Locale locale, WorkList workList, Caller caller, LocalDate today, int days) {
        Map<WorkItem.Kind, Map<Line, Integer>> found = new LinkedHashMap<>();
        for (WorkItem.Kind kind : KINDS) {
            Map<Line, Integer> lines = lines(workList, caller, kind, today.plusDays(days));
            if (!lines.isEmpty()) {
                found.put(kind, lines);
            }
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<String> text = new ArrayList<>();
        text.add(Message.of("work.notice.hello", account.title()).in(locale));
        found.forEach((kind, lines) -> {
            text.add("");
            text.add(Message.of("work.notice." + kind.code(), total(lines)).in(locale));
            text.addAll(written(lines, locale));
        });
        text.add("");
        text.add(Message.of("work.notice.end").in(locale));
        String counts = found.entrySet().stream()
                .map(each -> Message.of("work.notice.count." + each.getKey().code(), total(each.getValue()))
                        .in(locale))
                .collect(Collectors.joining(Message.of("work.notice.comma").in(locale)));
        String subject = Message.of("work.notice.subject", counts).in(locale);
        return Optional.of(new Notice(account.name(), account.email(), locale, subject, String.join("\n", text)));
    }

    private static int total(Map<Line, Integer> lines) {
        return lines.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Alike things about several members are one line. */
    private static Map<Line, Integer> lines(WorkList workList, Caller caller, WorkItem.Kind kind, LocalDate until) {
        Map<Line, Integer> lines = new LinkedHashMap<>();
        Page<WorkItem> page = workList.page(caller, kind, null, PAGE);
        for (WorkItem item : page.items()) {
            boolean near = kind != WorkItem.Kind.DUE
                    || item.until() != null && !item.until().toLocalDate().isAfter(until);
            if (near) {
                lines.merge(new Line(item.form(), item.organisation(), item.period(), item.until()), 1, Integer::sum);
            }
        }
        return lines;
    }

    private List<String> written(Map<Line, Integer> lines, Locale locale) {
        Map<Long, String> names =
                names(lines.keySet().stream().map(Line::organisation).toList());
        List<String> written = new ArrayList<>();
        lines.forEach((line, count) -> {
            if (written.size() < MOST_LINES) {
                String until = line.until == null
                        ? ""
                        : Message.of(
                                        "work.notice.until",
                                        line.until.toLocalDate().toString())
                                .in(locale);
                String many =
                        count == 1 ? "" : Message.of("work.notice.many", count).in(locale);
                written.add("  · " + title(line.form, locale) + (line.period == null ? "" : " " + line.period) + " — "
                        + names.getOrDefault(line.organisation, "") + many + until);
            }
        });
        if (lines.size() > MOST_LINES) {
            written.add("  · "
                    + Message.of("work.notice.more", lines.size() - MOST_LINES).in(locale));
        }
        return written;
    }

    private String title(String form, Locale locale) {
        return modules.catalogue().form(form).map(found -> found.title(locale)).orElse(form);
    }

    private Map<Long, String> names(Collection<Long> organisations) {
        return tree.list(accounts.console(), organisations, LocalDate.now()).stream()
                .collect(Collectors.toMap(Organisation::id, Organisation::shortName, (a, b) -> a, LinkedHashMap::new));
    }

    private record Line(String form, long organisation, Period period, LocalDateTime until) {}
}
