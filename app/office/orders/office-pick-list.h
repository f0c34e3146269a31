/* Pick list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_PICK_LIST (office_pick_list_get_type ())
G_DECLARE_FINAL_TYPE (OfficePickList, office_pick_list, OFFICE, PICK_LIST, BaseRecord)

typedef enum
{
  OFFICE_PICK_LIST_STATE_OPEN,
  OFFICE_PICK_LIST_STATE_PICKED,
  OFFICE_PICK_LIST_STATE_CANCELLED,
} OfficePickListState;

struct _OfficePickList
{
  BaseRecord parent_instance;
  char      *number;
  gint64     picker;
  int        state;
  guint32    planned_on;
  guint32    done_on;
  char      *notes;
  gint64     at_location; /* where the picker stands, by the last scan */
  gint64     at_order;    /* whose goods go first */
};

G_END_DECLS
