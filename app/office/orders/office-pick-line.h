/* Pick line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_PICK_LINE (office_pick_line_get_type ())
G_DECLARE_FINAL_TYPE (OfficePickLine, office_pick_line, OFFICE, PICK_LINE, BaseRecord)

struct _OfficePickLine
{
  BaseRecord parent_instance;
  gint64     pick_list;
  gint64     position;
  gint64     order_line;
  gint64     item;
  gint64     location;
  gint64     lot;
  gint64     quantity;
  gint64     picked;
  gint64     missing;
  char      *missing_reason;
};

G_END_DECLS
