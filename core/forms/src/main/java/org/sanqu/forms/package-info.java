/**
 * Forms and what is filled in: {@link org.sanqu.forms.SchemaCheck} checks data against a form, {@link org.sanqu.forms.EntryCheck}
 * an entry against the rules of owner, day, period and key; {@link org.sanqu.forms.StoredSubmissions} keeps what passed, together
 * with the version of the form and the facts that figures are made of.
 */
package org.sanqu.forms;
