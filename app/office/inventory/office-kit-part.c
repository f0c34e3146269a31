/* Part of a kit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-kit-part.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeKitPart, office_kit_part, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeKitPart, kit, "items"),  N_("Kit"),      BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_LINK (OfficeKitPart, part, "items"), N_("Part"),     BASE_REQUIRED | BASE_COLUMN },
  { BASE_QUANTITY (OfficeKitPart, quantity),  N_("Quantity"), BASE_REQUIRED | BASE_COLUMN },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "kit, id";
}

static void
office_kit_part_class_init (OfficeKitPartClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "kit_parts", N_("Part of a kit"), N_("Parts of kits"), fields, G_N_ELEMENTS (fields));
}

static void
office_kit_part_init (OfficeKitPart *self)
{
}
