package org.sanqu.web.page.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sanqu.api.Refusal;
import org.sanqu.api.form.Draft;
import org.sanqu.api.form.Entry;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Judgement;
import org.sanqu.api.form.Period;
import org.sanqu.api.form.Subject;
import org.sanqu.api.form.Submission;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.member.Member;
import org.sanqu.api.organisation.Organisation;
import org.sanqu.web.Services;
import org.sanqu.web.form.PeriodField;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.HttpFault;
import org.sanqu.web.page.form.Filling;

/**
 * A form in the hands of somebody who fills it in, for whom and what.
 *
 * @param form in its present version
 * @param organisation who fills it in
 * @param member whom it is about; null for the organisation
 * @param submission what is being revised; null for a new one
 */
record Worksheet(
        Services services,
        Exchange exchange,
        Form form,
        Organisation organisation,
        Member member,
        Submission submission,
        Filling filling) {

    static Worksheet of(
            Services services,
            Exchange exchange,
            Form form,
            Organisation organisation,
            Member member,
            Submission submission) {
        Filling filling = new Filling(services, exchange, form, organisation.id());
        return new Worksheet(services, exchange, form, organisation, member, submission, filling);
    }

    /** The same with what was sent of it. */
    Worksheet with(Exchange sent) {
        return of(services, sent, form, organisation, member, submission);
    }

    /** Whether it is about a member who was not chosen yet. */
    boolean wantsMember() {
        return form.subject() == Subject.MEMBER && member == null;
    }

    /** Whether it is a table that takes no more answers. */
    boolean over() {
        return submission == null && LocalForm.isOver(form);
    }

    /** Where it is sent. */
    String address() {
        return exchange.path() + (member == null || submission != null ? "" : "?member=" + member.id());
    }

    /** The address with one more parameter. */
    String address(String parameter) {
        return address() + (address().indexOf('?') < 0 ? "?" : "&") + parameter;
    }

    /** Where giving up leads. */
    String cancel() {
        return submission == null
                ? "/organisations/" + organisation.id() + "/forms"
                : "/submissions/" + submission.id();
    }

    /** Whose submission it becomes. */
    long owner() {
        if (submission != null) {
            return services.submissions().keeper(exchange.caller(), submission);
        }
        return member == null || member.home() == null ? organisation.id() : member.home();
    }

    Long about() {
        return member == null ? null : member.id();
    }

    private Long revised() {
        return submission == null ? null : submission.id();
    }

    String behalf() {
        String behalf = exchange.form().text("_behalf");
        return behalf.isEmpty() ? null : behalf;
    }

    /** The field that chooses the period, as it was sent; null where none is asked for. */
    PeriodField chosen() {
        return submission != null
                ? null
                : form.cadence()
                        .period()
                        .map(kind -> PeriodField.of(kind, exchange.form(), exchange.labels()))
                        .orElse(null);
    }

    /** The period that is suggested, or asked for in the address; null where none is asked for. */
    Period suggested() {
        if (submission != null) {
            return submission.period();
        }
        return form.cadence()
                .period()
                .map(kind -> exchange.query()
                        .filled("period")
                        .flatMap(Period::parse)
                        .filter(period -> period.kind() == kind)
                        .orElseGet(() -> PeriodField.suggest(kind, form.dueDays(), LocalDate.now())))
                .orElse(null);
    }

    Entry entry(Period period, JsonNode data) {
        return new Entry(form.id(), owner(), about(), period, data, behalf());
    }

    Judgement judged(Period period, JsonNode data) {
        return services.forms().judge(exchange.caller(), form, entry(period, data));
    }

    /** The data with what is worked out from them. */
    JsonNode computed(Period period, JsonNode data) {
        return form.schema().findValue("x-computed") == null
                ? data
                : judged(period, data).data();
    }

    /** What was typed before for the same. */
    Optional<Draft> draft(Period period) {
        return services.drafts().find(exchange.caller(), form.id(), owner(), about(), period, revised());
    }

    /** The reader's draft with an id, when it is of this form for the same, whatever the period. */
    Optional<Draft> draft(long id) {
        return drafts().stream().filter(draft -> draft.id() == id).findFirst().flatMap(draft -> draft(draft.period()));
    }

    /** All of the reader's drafts of this form for the same, whatever the period, without what was typed. */
    List<Draft> drafts() {
        long owner = owner();
        return services.drafts().places(exchange.caller()).stream()
                .filter(each -> each.form().equals(form.id()) && each.organisation() == owner)
                .filter(each -> Objects.equals(each.member(), about()) && Objects.equals(each.submission(), revised()))
                .toList();
    }

    /** The revision that the writer saw; 0 for a new submission, and where nothing is submitted. */
    int seen() {
        return submission == null || exchange.form().has("_discard")
                ? 0
                : Math.toIntExact(exchange.form()
                        .id("_revision")
                        .filter(it -> it <= Integer.MAX_VALUE)
                        .orElseThrow(() -> HttpFault.parameter("_revision")));
    }

    /**
     * Submits data.
     *
     * @param revision the one that the writer saw
     * @return where it goes on
     * @throws Refusal as {@link org.sanqu.api.form.Submissions} does
     */
    String submit(Period period, JsonNode data, int revision) {
        if (submission == null) {
            Submission made = services.submissions().submit(exchange.caller(), entry(period, data));
            return "/submissions/" + made.id() + "?notice=submitted";
        }
        services.submissions().revise(exchange.caller(), submission.id(), revision, data, behalf());
        return "/submissions/" + submission.id() + "?notice=revised";
    }

    /**
     * Keeps what was typed.
     *
     * @return the draft; empty when another one for the same would be lost by it
     * @throws Refusal as {@link org.sanqu.api.form.Drafts#keep}
     */
    Optional<Draft> keep(Period period, JsonNode data) {
        return Shelf.keep(services, exchange, entry(period, data), revised());
    }
}
