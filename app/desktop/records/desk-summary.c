/* A summary that reads itself anew.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-summary.h"

#include "desk-read.h"

typedef struct
{
  StoreFile *file;
  gint64     record;
  gboolean   reading;
  gboolean   again;   /* something changed while it was read */
  gboolean   foreign; /* what is read is of the record that was shown before */
} DeskSummaryPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DeskSummary, desk_summary, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  DeskSummaryLoad load;
  gint64          record;
  BaseLocale     *locale;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *self = data;

  base_locale_unref (self->locale);
  g_free (self);
}

static gpointer
read_summary (StoreDb *db, gpointer data, GError **error)
{
  Reading *reading = data;

  return reading->load (db, reading->record, reading->locale, error);
}

static void refresh (DeskSummary *self);

static void
read_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskSummary) self = data;
  DeskSummaryPrivate *priv = desk_summary_get_instance_private (self);
  DeskSummaryClass *class = DESK_SUMMARY_GET_CLASS (self);
  g_autoptr (GError) error = NULL;
  gpointer loaded = desk_read_finish (answer, &error);

  priv->reading = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL) /* else another record is shown by now */
    {
      if (loaded != NULL && !priv->foreign)
        {
          class->show (self, loaded);
          gtk_widget_set_visible (GTK_WIDGET (self), priv->record != 0);
        }
      if (priv->again)
        refresh (self);
    }
  g_clear_pointer (&loaded, class->free_loaded);
}

static void
refresh (DeskSummary *self)
{
  DeskSummaryPrivate *priv = desk_summary_get_instance_private (self);
  DeskSummaryClass *class = DESK_SUMMARY_GET_CLASS (self);
  Reading *reading;

  priv->again = priv->reading;
  if (priv->reading)
    return;
  priv->reading = TRUE;
  priv->foreign = FALSE;
  reading = g_new (Reading, 1);
  *reading = (Reading) { class->load, priv->record, base_locale_ref (store_file_get_locale (priv->file)) };
  desk_read_async (priv->file, read_summary, reading, free_reading, class->free_loaded, read_cb, g_object_ref (self));
}

static void
changed_cb (DeskSummary *self)
{
  DeskSummaryPrivate *priv = desk_summary_get_instance_private (self);

  if (priv->record != 0 && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    refresh (self);
}

static void
desk_summary_finalize (GObject *object)
{
  DeskSummaryPrivate *priv = desk_summary_get_instance_private (DESK_SUMMARY (object));

  g_clear_object (&priv->file);
  G_OBJECT_CLASS (desk_summary_parent_class)->finalize (object);
}

static void
desk_summary_class_init (DeskSummaryClass *class)
{
  G_OBJECT_CLASS (class)->finalize = desk_summary_finalize;
}

static void
desk_summary_init (DeskSummary *self)
{
}

void
desk_summary_bind (DeskSummary *self, DeskDraft *draft, gboolean is_for)
{
  DeskSummaryPrivate *priv = desk_summary_get_instance_private (self);

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  priv->record = is_for ? desk_draft_get_record (draft)->id : 0;
  priv->foreign = priv->reading;
  if (g_set_object (&priv->file, desk_draft_get_file (draft)))
    g_signal_connect_object (priv->file, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  if (is_for)
    refresh (self);
}

StoreFile *
desk_summary_get_file (DeskSummary *self)
{
  DeskSummaryPrivate *priv = desk_summary_get_instance_private (self);

  return priv->file;
}
