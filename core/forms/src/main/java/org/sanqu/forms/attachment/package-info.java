/** Files that belong to submissions: looked into before they are kept, beside the database under the hash of their content. */
package org.sanqu.forms.attachment;
