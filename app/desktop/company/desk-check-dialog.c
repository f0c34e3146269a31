/* Are the books whole?
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-check-dialog.h"

#include <glib/gi18n-lib.h>
#include <office.h>
#include <store-check.h>
#include "desk-read.h"
#include "desk-rows-dialog.h"

static gpointer
check (StoreDb *db, gpointer data, GError **error)
{
  guint n;
  const StoreInvariant *invariants = office_invariants (&n);

  return store_check_run (db, invariants, n, error);
}

static void
show_finding (DeskRowsDialog *dialog, const StoreFinding *finding)
{
  g_autofree char *faults = finding->n_faults > 0 ? g_strjoinv ("\n", finding->faults) : NULL;

  desk_rows_dialog_add (dialog, finding->n_faults == 0 ? "object-select-symbolic" : "dialog-warning-symbolic", finding->label, faults);
}

/* The faults first. */
static void
checked_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskRowsDialog) dialog = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = desk_read_finish (answer, &error);

  if (findings == NULL)
    {
      desk_rows_dialog_say (dialog, "dialog-warning-symbolic", _("The Check Could Not Be Made"), error->message);
      return;
    }
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < findings->len; i++)
      if ((((StoreFinding *) findings->pdata[i])->n_faults > 0) == (round == 0))
        show_finding (dialog, findings->pdata[i]);
}

void
desk_check_dialog_present (DeskWindow *window)
{
  DeskRowsDialog *dialog = desk_rows_dialog_new (_("Check of the Books"));

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  desk_read_async (desk_window_get_file (window), check, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, checked_cb, g_object_ref (dialog));
}
