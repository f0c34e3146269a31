/* Entry line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-entry-line.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeEntryLine, office_entry_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeEntryLine, entry, "entries"),    N_("Journal entry"), BASE_COLUMN | BASE_PARENT | BASE_DERIVED },
  { BASE_COUNT (OfficeEntryLine, position),           N_("Position"),      BASE_DERIVED },
  { BASE_LINK (OfficeEntryLine, account, "accounts"), N_("Account"),       BASE_SUBTITLE | BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeEntryLine, amount),             N_("Amount"),        BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeEntryLine, currency),            N_("Currency"),      BASE_DERIVED | BASE_HIDDEN },
  { BASE_LINK (OfficeEntryLine, contact, "contacts"), N_("Contact"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeEntryLine, text),                N_("Text"),          BASE_TITLE | BASE_COLUMN | BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "entry, position, id";
}

static void
office_entry_line_class_init (OfficeEntryLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "entry_lines", N_("Entry line"), N_("Entry lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_entry_line_init (OfficeEntryLine *self)
{
}
