/* Which columns the lists of a kind show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <base-record.h>

G_BEGIN_DECLS

/* Whether a person has chosen columns for this kind. */
gboolean desk_columns_are_chosen (GSettings *settings, BaseRecordClass *class);
/* Fields that can be columns at all; the title always is one. */
gboolean desk_columns_can_show   (const BaseField *field);
gboolean desk_columns_shows      (GSettings *settings, BaseRecordClass *class, const BaseField *field);
void     desk_columns_show       (GSettings *settings, BaseRecordClass *class, const BaseField *field, gboolean show);
/* Back to the usual ones. */
void     desk_columns_reset      (GSettings *settings, BaseRecordClass *class);
/* The dialog in which a person chooses. hidden: name of a field that is left out, nullable. */
void     desk_columns_present    (BaseRecordClass *class, const char *hidden, GtkWidget *parent);

G_END_DECLS
