/* Entry line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_ENTRY_LINE (office_entry_line_get_type ())
G_DECLARE_FINAL_TYPE (OfficeEntryLine, office_entry_line, OFFICE, ENTRY_LINE, BaseRecord)

struct _OfficeEntryLine
{
  BaseRecord parent_instance;
  gint64     entry;
  gint64     position;
  gint64     account;
  gint64     amount;
  char      *currency;
  gint64     contact;
  char      *text;
};

G_END_DECLS
