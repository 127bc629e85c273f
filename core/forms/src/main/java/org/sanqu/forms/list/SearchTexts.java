package org.sanqu.forms.list;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.sanqu.api.form.Form;
import org.sanqu.api.form.Submission;
import org.sanqu.api.member.MemberRegister;
import org.sanqu.api.organisation.OrganisationTree;
import org.sanqu.api.platform.Accounts;

/** Writes anew what many submissions are searched for, with everybody's name asked for at once. Thread-safe. */
@Component(service = SearchTexts.class)
public final class SearchTexts {

    private final OrganisationTree tree;
    private final MemberRegister members;
    private final Accounts accounts;

    @Activate
    public SearchTexts(
            @Reference OrganisationTree tree, @Reference MemberRegister members, @Reference Accounts accounts) {
        this.tree = tree;
        this.members = members;
        this.accounts = accounts;
    }

    /** The texts of submissions of one version of a form, by id. */
    public Map<Long, String> of(Form form, List<Submission> some) {
        KnownNames names = new KnownNames(tree, members, accounts.console());
        some.forEach(each -> names.note(each, form, each.data()));
        names.knowing(some);
        Map<Long, String> texts = new HashMap<>();
        some.forEach(each -> texts.put(each.id(), SearchText.of(form, each.member(), each.data(), names)));
        return texts;
    }
}
