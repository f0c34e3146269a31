/* Journal entry.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_ENTRY (office_entry_get_type ())
G_DECLARE_FINAL_TYPE (OfficeEntry, office_entry, OFFICE, ENTRY, BaseRecord)

typedef enum
{
  OFFICE_ENTRY_KIND_STOCK,
  OFFICE_ENTRY_KIND_INVOICE,
  OFFICE_ENTRY_KIND_CREDIT_NOTE,
  OFFICE_ENTRY_KIND_BILL,
  OFFICE_ENTRY_KIND_PAYMENT,
  OFFICE_ENTRY_KIND_CHARGE,
  OFFICE_ENTRY_KIND_MANUAL,
  OFFICE_ENTRY_KIND_REVERSAL,
} OfficeEntryKind;

struct _OfficeEntry
{
  BaseRecord parent_instance;
  char      *text;
  char      *number;
  guint32    posted_on;
  int        kind;
  char      *document;
  char      *source_table;
  gint64     source_id;
  gint64     reverses;
  gboolean   posted;
};

G_END_DECLS
