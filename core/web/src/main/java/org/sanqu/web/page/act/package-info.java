/**
 * Something that a clerk does on a page of its own: what is asked, how the answers are read, what stood there before. A page says
 * what it asks and does ({@link org.sanqu.web.page.act.Act}); drawing, faults and doubts are the same for all.
 */
package org.sanqu.web.page.act;
