/* Takes a person's content out of the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-transaction.h"

G_BEGIN_DECLS

/* What is erased leaves the records, the change log (also that of the erasing change itself), the search and the keys of other systems, and once the change is committed every byte of the file and
 * its WAL. The chain of the log stays whole; none of it is ever taken back. Writer, inside a transaction. Links and numbers stay. */

/* What a text field of a record says and ever said, as far as the log knows. (element-type utf8) full */
GPtrArray *store_erase_list_texts (StoreDb *db, BaseRecordClass *class, const BaseField *field, gint64 id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Empties the BASE_PERSONAL fields of a record and its whole log, and forgets its keys of other systems. stub becomes its title. */
gboolean   store_erase_record     (StoreDb *db, BaseRecordClass *class, gint64 id, const char *stub, GError **error);
/* Empties the BASE_PERSONAL texts of a record that is not about the person itself, and the changes of them. */
gboolean   store_erase_fields     (StoreDb *db, BaseRecordClass *class, gint64 id, GError **error);
/* Puts stub in place of text wherever a field says exactly that, in all records of the type, and takes text out of the log of the field. */
gboolean   store_erase_text       (StoreDb *db, BaseRecordClass *class, const BaseField *field, const char *text, const char *stub, GError **error);
/* Whether the record is about a person and was erased: there is nothing to restore. Any thread. */
gboolean   store_erase_is_erased  (StoreDb *db, BaseRecordClass *class, gint64 id);
/* Whether something was erased and not cleaned up yet, also by a program that was killed in between. */
gboolean   store_erase_has_remains (StoreDb *db);
/* After a commit that erased: clears what SQLite leaves behind of it. Does nothing when there is nothing, and comes back to it another time when it cannot. Writer, outside a transaction. */
void       store_erase_remains    (StoreDb *db);

G_END_DECLS
