package org.sanqu.web.page.form;

import java.util.List;
import java.util.Map;

/**
 * How far somebody has come with a form of a module.
 *
 * @param account who fills it in: nobody else goes on with it
 * @param organisation for whose submission files are brought
 * @param version the form's version that is drawn
 * @param draft the id of the draft that it is kept in; null while there is none
 * @param stored where a browser keeps it while the network is gone
 * @param fresh whether it was opened just now: then what a browser kept is offered
 * @param behalf on whose behalf, as typed; may be empty
 * @param warnings what looks wrong and may yet be right
 * @param sure what confirms these warnings; null when there are none
 * @param files whether files can be brought
 * @param signIn where the sign-in sheet is; null for none
 * @param told what has to be known first
 * @param leftovers what was typed and has no place in the form: what it was called, what it says
 * @param others drafts of the same for another period: where they open, what they are called
 * @param over whether nothing can be submitted any more
 */
public record Progress(
        String account,
        long organisation,
        String version,
        Long draft,
        String stored,
        boolean fresh,
        String behalf,
        List<Sheet.Fault> warnings,
        String sure,
        boolean files,
        String signIn,
        List<String> told,
        Map<String, String> leftovers,
        Map<String, String> others,
        boolean over) {}
