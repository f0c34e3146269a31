/* What happened to a record, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-file.h>

G_BEGIN_DECLS

void desk_history_dialog_present (StoreFile *file, BaseRecordClass *class, gint64 id, GtkWidget *parent);

G_END_DECLS
