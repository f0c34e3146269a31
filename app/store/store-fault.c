/* SQLite's result codes as sentences.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include "store-db-private.h"

/* "UNIQUE constraint failed: orders.number" → the label of the field */
static const char *
find_label (StoreDb *self, const char *message)
{
  const char *name = strrchr (message, ' ');
  g_auto (GStrv) parts = g_strsplit (name != NULL ? name + 1 : "", ".", 2);
  BaseRecordClass *class = parts[0] != NULL && parts[1] != NULL ? store_schema_find_class (self->schema, parts[0]) : NULL;
  const BaseField *field = class != NULL ? base_record_class_find_field (class, parts[1]) : NULL;

  return field != NULL ? base_field_get_label (field) : NULL;
}

static void
set_constraint (StoreDb *self, int code, GError **error)
{
  const char *message = sqlite3_errmsg (self->handle);
  const char *label = find_label (self, message);

  if ((code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY) && label != NULL)
    g_set_error (error, STORE_ERROR, STORE_ERROR_CONSTRAINT, _("Another record has the same “%s”. Please choose another one."), label);
  else if (code == SQLITE_CONSTRAINT_FOREIGNKEY)
    g_set_error_literal (error, STORE_ERROR, STORE_ERROR_CONSTRAINT, _("A record that this one refers to does not exist, or this one is still referred to."));
  else if (code == SQLITE_CONSTRAINT_TRIGGER)
    g_set_error_literal (error, STORE_ERROR, STORE_ERROR_CONSTRAINT, _(message));
  else
    g_set_error (error, STORE_ERROR, STORE_ERROR_CONSTRAINT, _("The file does not accept this value (%s)."), message);
}

static const struct
{
  int         code;
  StoreError  error;
  const char *sentence;
} faults[] = {
  { SQLITE_FULL,     STORE_ERROR_FULL,      N_("The disk is full. Nothing was changed. Please free some space and try again.") },
  { SQLITE_CORRUPT,  STORE_ERROR_DAMAGED,   N_("The file is damaged. It was left as it is. Please restore a backup.") },
  { SQLITE_NOTADB,   STORE_ERROR_FOREIGN,   N_("The file is not a Factotum company.") },
  { SQLITE_READONLY, STORE_ERROR_READ_ONLY, N_("The file cannot be written to. Nothing was changed.") },
  { SQLITE_BUSY,     STORE_ERROR_LOCKED,    N_("Another program is using the file. Nothing was changed. Please try again.") },
  { SQLITE_LOCKED,   STORE_ERROR_LOCKED,    N_("Another program is using the file. Nothing was changed. Please try again.") },
  { SQLITE_CANTOPEN, STORE_ERROR_IO,        N_("The file could not be opened. Is it still there, and may you read it?") },
  { SQLITE_IOERR,    STORE_ERROR_IO,        N_("The disk reported an error. Nothing was changed. Please check the disk, and make a backup elsewhere.") },
  { SQLITE_TOOBIG,   STORE_ERROR_CONSTRAINT, N_("A value is too long for the file.") },
};

void
store_db_set_error (StoreDb *self, int code, GError **error)
{
  int primary = code & 0xff;

  if (primary == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled. Nothing was changed."));
      return;
    }
  if (primary == SQLITE_CONSTRAINT)
    {
      set_constraint (self, code, error);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults[i].code == primary)
      {
        g_set_error_literal (error, STORE_ERROR, faults[i].error, _(faults[i].sentence));
        return;
      }
  g_set_error (error, STORE_ERROR, STORE_ERROR_INTERNAL, _("The file could not carry this out (%s)."),
               self->handle != NULL ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
}
