/* Which rows of a list are selected.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>
#include <store-list.h>

G_BEGIN_DECLS

/**
 * DeskSelection:
 *
 * GtkSelectionModel over a StoreList with one bitset: selecting a million rows loads none of them (GtkMultiSelection holds every selected object).
 * As a list model it shows the first screen of rows at once and the others in steps while the program is idle, so that no view makes hundreds of cells between two frames.
 */
#define DESK_TYPE_SELECTION (desk_selection_get_type ())
G_DECLARE_FINAL_TYPE (DeskSelection, desk_selection, DESK, SELECTION, GObject)

DeskSelection *desk_selection_new       (StoreList *list) G_GNUC_WARN_UNUSED_RESULT; /* list is borrowed and kept */
StoreList     *desk_selection_get_list  (DeskSelection *self);
/* Does not wait with the rest of the rows. */
void           desk_selection_show_all  (DeskSelection *self);
guint          desk_selection_get_size  (DeskSelection *self);
/* The id of the one selected row; 0 when none or several are. */
gint64         desk_selection_get_id    (DeskSelection *self);
/* Ids of all selected rows. (element-type gint64) full */
GArray        *desk_selection_dup_ids   (DeskSelection *self) G_GNUC_WARN_UNUSED_RESULT;
/* Before other rows are shown: nobody should do something to many that were selected elsewhere. One selected row stays. */
void           desk_selection_drop_several (DeskSelection *self);

G_END_DECLS
