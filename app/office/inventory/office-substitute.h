/* Substitute.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_SUBSTITUTE (office_substitute_get_type ())
G_DECLARE_FINAL_TYPE (OfficeSubstitute, office_substitute, OFFICE, SUBSTITUTE, BaseRecord)

struct _OfficeSubstitute
{
  BaseRecord parent_instance;
  gint64     item;
  gint64     substitute;
  gint64     rank;
  char      *note;
};

/* Items that may be sent instead, in the order of preference. (element-type gint64), full; NULL with error. */
GArray *office_substitute_list (StoreDb *db, gint64 item, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
