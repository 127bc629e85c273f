/** What is to be done: the work list of the reader, how complete an organisation and its parts are, who is missing, more time and pressing. */
package org.sanqu.web.page.work;
