package org.sanqu.web.page.act;

import gg.jte.html.HtmlTemplateOutput;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.sanqu.web.form.Referents;

/**
 * Something that a clerk does on a page of its own: what is asked, what is done with the answers, where it goes on.
 *
 * @param section the part of the site that is marked in the navigation
 * @param title what is done
 * @param about whom or what it is done to
 * @param help the key of what has to be known first; null for nothing
 * @param back where giving up leads
 * @param submit the key of the button that does it
 * @param above what is to be looked at first; null for nothing
 * @param referents finds what questions refer to
 * @param references where the same is found while somebody types
 * @param questions what is asked
 * @param carried what goes with the answers as it stood when the form was first drawn, by name
 * @param deed what is done
 */
public record Act(
        String section,
        String title,
        String about,
        String help,
        String back,
        String submit,
        Consumer<HtmlTemplateOutput> above,
        Referents referents,
        String references,
        List<Question> questions,
        Map<String, String> carried,
        Deed deed) {

    /** An act with nothing to be known or looked at first, in which nothing is referred to. */
    public static Act of(
            String section,
            String title,
            String about,
            String back,
            String submit,
            List<Question> questions,
            Deed deed) {
        return new Act(section, title, about, null, back, submit, null, null, null, questions, Map.of(), deed);
    }

    /** With another title. */
    public Act titled(String other) {
        return new Act(
                section, other, about, help, back, submit, above, referents, references, questions, carried, deed);
    }

    /** With the key of what has to be known first. */
    public Act help(String key) {
        return new Act(
                section, title, about, key, back, submit, above, referents, references, questions, carried, deed);
    }

    /** With something to be looked at first. */
    public Act above(Consumer<HtmlTemplateOutput> look) {
        return new Act(
                section, title, about, help, back, submit, look, referents, references, questions, carried, deed);
    }

    /** With questions that refer to members and organisations around an organisation. */
    public Act around(long organisation, Referents found) {
        return referring("/references?organisation=" + organisation, found);
    }

    /** With questions that refer to what is found at an address. */
    public Act referring(String address, Referents found) {
        return new Act(section, title, about, help, back, submit, above, found, address, questions, carried, deed);
    }

    /** With what goes with the answers. */
    public Act carrying(Map<String, String> along) {
        return new Act(section, title, about, help, back, submit, above, referents, references, questions, along, deed);
    }

    /** The same with something else done in the end. */
    public Act then(Deed other) {
        return new Act(
                section, title, about, help, back, submit, above, referents, references, questions, carried, other);
    }

    /** What is done with the answers. */
    @FunctionalInterface
    public interface Deed {

        /**
         * Does it.
         *
         * @return where it goes on
         * @throws Hindrance when it cannot be done
         * @throws Doubt when whoever asks for it should think again first
         */
        String done(Answers answers);
    }

    /** What stands in the way, in the page's own words. */
    public static class Hindrance extends RuntimeException {

        private final String href;

        public Hindrance(String text, String href) {
            super(text, null, false, false);
            this.href = href;
        }

        /** Where it can be looked at; null for nowhere. */
        String href() {
            return href;
        }
    }

    /** What was decided about has changed since it was looked at: it has to be looked at again. */
    public static final class Outdated extends Hindrance {

        private final Map<String, String> now;

        /** Takes what goes with the answers from now on. */
        public Outdated(String text, String href, Map<String, String> now) {
            super(text, href);
            this.now = now;
        }
    }

    /** The same as it stands after a hindrance. */
    Act after(Hindrance hindrance) {
        return hindrance instanceof Outdated outdated ? carrying(outdated.now) : this;
    }

    /** Something that may well be a mistake, but need not be: whoever is sure goes on. */
    public static final class Doubt extends Hindrance {

        public Doubt(String text, String href) {
            super(text, href);
        }
    }
}
