package org.sanqu.web.page.submission;

import org.sanqu.api.Refusal;
import org.sanqu.api.form.Period;
import org.sanqu.web.http.Exchange;
import org.sanqu.web.http.Reply;

/** What somebody has to do with a form: to fill in a new one, or to revise what is there. */
interface Task {

    /**
     * The form, for whom and what.
     *
     * @throws Refusal when something of it is not there, or not for the reader
     */
    Worksheet worksheet(Exchange exchange);

    /** The form as it is drawn when nothing was begun. */
    Reply anew(Worksheet worksheet, Period period);

    /**
     * Saves what was typed into a form that is not there any more.
     *
     * @throws Refusal the same when it is about something else
     */
    Reply rescue(Exchange exchange, Refusal gone);
}
