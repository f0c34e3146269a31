/* Commands from the window, with toast and undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>
#include <store-file.h>

G_BEGIN_DECLS

/* result: what the command gave back if it is a number (the id of a new record), else 0. */
typedef void (*DeskRunDone) (GtkWidget *origin, gint64 result, const GError *error, gpointer data);

/* Runs it on the company of origin's window (arguments: floating). Success is said in a toast with Undo, and leads to what was made; what a lot refused is shown; a refusal is handed to done, or said in a toast without one. done is called once, always. */
void desk_run           (GtkWidget *origin, const char *command, GVariant *arguments, DeskRunDone done, gpointer data);
/* The same, for what may take long; cancellable: nullable. */
void desk_run_cancellable (GtkWidget *origin, const char *command, GVariant *arguments, GCancellable *cancellable, DeskRunDone done, gpointer data);
/* "trash" or "restore" or an own command without arguments, on one record. */
void desk_run_on_record (GtkWidget *origin, const char *verb, BaseRecordClass *class, gint64 id);
/* A command without further arguments on several records at once. (element-type gint64) */
void desk_run_lot       (GtkWidget *origin, const char *command, GArray *records);

G_END_DECLS
