/* Pick list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-pick-list.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficePickList, office_pick_list, BASE_TYPE_RECORD)

static const BaseChoice states[] = {
  { "open",      N_("Open") },
  { "picked",    N_("Picked") },
  { "cancelled", N_("Cancelled") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficePickList, number),              N_("Number"),      BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_LINK (OfficePickList, picker, "employees"), N_("Picker"),      BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_CHOICE (OfficePickList, state, states),     N_("State"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficePickList, planned_on),          N_("Planned for"), BASE_COLUMN },
  { BASE_DATE (OfficePickList, done_on),             N_("Done on"),     BASE_DERIVED },
  { BASE_LONG_TEXT (OfficePickList, notes),          N_("Notes"),       BASE_SEARCH },
};

static void
office_pick_list_class_init (OfficePickListClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "object-select-symbolic";
  base_record_class_set_fields (record_class, "pick_lists", N_("Pick list"), N_("Pick lists"), fields, G_N_ELEMENTS (fields));
}

static void
office_pick_list_init (OfficePickList *self)
{
}
