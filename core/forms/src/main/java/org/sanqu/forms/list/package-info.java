/**
 * Submissions as lists: {@link org.sanqu.forms.list.FormFields} says what the columns are, {@link org.sanqu.forms.list.CellText} what
 * stands in a cell, {@link org.sanqu.forms.list.SubmissionPage} reads a page, {@link org.sanqu.forms.list.GramIndex} finds what somebody
 * searches for.
 */
package org.sanqu.forms.list;
