package org.sanqu.local;

import java.util.List;
import org.sanqu.api.local.LocalForm;
import org.sanqu.api.security.Caller;
import org.sanqu.api.work.Due;

/** Knows who owes a local form that is running, and until when. Thread-safe. */
@FunctionalInterface
interface Owing {

    /** What is owed in the subtree of the organisation that asks; nothing of a form that is not served. */
    List<Due> dues(Caller caller, LocalForm form);
}
