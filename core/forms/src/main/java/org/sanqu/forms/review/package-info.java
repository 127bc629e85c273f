/** What is decided about submissions: who has to agree, agreeing, giving back, opening again; and what was said and done. */
package org.sanqu.forms.review;
