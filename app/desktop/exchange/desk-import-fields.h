/* The field rows of an import.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <exchange-mapping.h>

G_BEGIN_DECLS

/* One group: for each field, and for the key, the column that it is filled from. What is chosen is written into mapping, which must live as long as the group. */
AdwPreferencesGroup *desk_import_fields_new (BaseRecordClass *class, ExchangeMapping *mapping, ExchangeCsvReader *reader) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
