/**
 * HTTP as pages and resources see it: an {@link org.sanqu.web.http.Exchange} with bounded, strictly decoded parameters comes
 * in, a {@link org.sanqu.web.http.Reply} goes out, a {@link org.sanqu.web.http.Router} is between them.
 */
package org.sanqu.web.http;
