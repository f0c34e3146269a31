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

G_END_DECLS
