package org.sanqu.api.organisation;

import java.util.List;
import org.sanqu.api.Fault;
import org.sanqu.api.rule.Finding;

/**
 * What a decision would do.
 *
 * @param effects what it would do, organisation by organisation
 * @param organisations how many organisations it concerns, those below included
 * @param members how many members would change their home
 * @param submissions how many submissions belong to the organisations that would close or change; they stay where they are
 * @param ties how many secondary ties are hosted by what would close; those of a merger go on at what stays, others end
 * @param appointments how many posts are held in what would close; they end with it
 * @param findings what the rules would find about the organisations concerned afterwards; advice, not a bar
 * @param faults why it cannot be done; empty when it can
 * @param fingerprint stands for all of this but the submissions, for {@link History#decide(org.sanqu.api.security.Caller, Decision,
 *     String)}: another text when something else would happen
 */
public record Preview(
        List<Effect> effects,
        long organisations,
        long members,
        long submissions,
        long ties,
        long appointments,
        List<Finding> findings,
        List<Fault> faults,
        String fingerprint) {

    public Preview {
        effects = List.copyOf(effects);
        findings = List.copyOf(findings);
        faults = List.copyOf(faults);
    }
}
