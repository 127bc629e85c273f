/** Lists of what was filled in: narrowed, with columns that the reader chooses, saved, printed as a register, filled in many at once. */
package org.sanqu.web.page.list;
