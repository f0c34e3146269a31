/* The print dialog in steps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-print-ready.h"

#include <gtk/gtkunixprint.h>

typedef struct
{
  DeskWindow     *window;
  guint           step;
  GSourceOnceFunc run;
  gpointer        data;
} Loading;

enum { STEP_PRINTERS, STEP_DIALOG, STEP_RUN };

static void
free_loading (gpointer data)
{
  Loading *self = data;

  g_object_unref (self->window);
  g_free (self);
}

/* None is looked for: the libraries that know printers are loaded by the question. */
static gboolean
pass_over_cb (GtkPrinter *printer, gpointer data)
{
  return FALSE;
}

static gboolean
load_cb (gpointer data)
{
  Loading *self = data;

  switch (self->step++)
    {
    case STEP_PRINTERS:
      gtk_enumerate_printers (pass_over_cb, NULL, NULL, FALSE);
      return G_SOURCE_CONTINUE;

    case STEP_DIALOG: /* never shown */
      gtk_window_destroy (GTK_WINDOW (gtk_print_unix_dialog_new (NULL, GTK_WINDOW (self->window))));
      g_object_set_data (G_OBJECT (self->window), "print-ready", GINT_TO_POINTER (TRUE));
      return G_SOURCE_CONTINUE;

    default:
      self->run (self->data);
      return G_SOURCE_REMOVE;
    }
}

void
desk_print_ready (DeskWindow *window, GSourceOnceFunc run, gpointer data)
{
  Loading *self = g_new (Loading, 1);

  *self = (Loading) { g_object_ref (window), STEP_PRINTERS, run, data };
  if (g_object_get_data (G_OBJECT (window), "print-ready") != NULL)
    self->step = STEP_RUN;
  g_idle_add_full (G_PRIORITY_DEFAULT, load_cb, self, free_loading);
}
