package org.sanqu.api.work;

/**
 * How much of what an organisation submitted about the days of a range was entered more than a week behind the event (补记); what was
 * imported is left out. Told to the organisation and its direct superior, never added up, never a bar.
 *
 * @param form {@code module/name}
 * @param entered how many were typed in
 * @param late how many of these more than seven days behind their event
 */
public record LateEntry(String form, long entered, long late) {}
