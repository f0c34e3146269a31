/* Revaluation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_REVALUATION (office_revaluation_get_type ())
G_DECLARE_FINAL_TYPE (OfficeRevaluation, office_revaluation, OFFICE, REVALUATION, BaseRecord)

struct _OfficeRevaluation
{
  BaseRecord parent_instance;
  gint64     item;
  guint32    revalued_on;
  gint64     value;
  char      *reason;
};

G_END_DECLS
