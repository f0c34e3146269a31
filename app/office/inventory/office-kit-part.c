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

static gboolean
find (StoreDb *db, const char *sql, gint64 first, gint64 second, gboolean *found, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, first);
  store_query_bind_number (query, 2, second);
  *found = store_query_next (query);
  return store_query_finish (query, error);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeKitPart *self = OFFICE_KIT_PART (rules);
  gboolean kit, made_of_it;

  if (self->parent_instance.trashed || self->kit == 0 || self->part == 0)
    return TRUE;
  if (!find (db, "SELECT 1 FROM items WHERE id = ?1 AND kind = 'kit' AND ?2 <> 0", self->kit, self->part, &kit, error)
      || !find (db, "WITH RECURSIVE made (id) AS (VALUES (?1) UNION SELECT p.part FROM made JOIN kit_parts AS p ON p.kit = made.id AND p.trashed_at IS NULL)"
                    " SELECT 1 FROM made WHERE id = ?2", self->part, self->kit, &made_of_it, error))
    return FALSE;
  if (!kit)
    base_refuse (error, _("Only a kit has parts. Make the item a kit first."));
  else if (made_of_it)
    base_refuse (error, _("A kit cannot be a part of itself, over however many others. Choose another part."));
  return kit && !made_of_it;
}

static gboolean
office_kit_part_check (BaseRecord *record, GError **error)
{
  if (OFFICE_KIT_PART (record)->quantity > 0)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Say how many of this part are in one kit; it must be more than zero."));
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->default_sort = "kit, id";
}

static void
office_kit_part_class_init (OfficeKitPartClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_kit_part_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "kit_parts", N_("Part of a kit"), N_("Parts of kits"), fields, G_N_ELEMENTS (fields));
}

static void
office_kit_part_init (OfficeKitPart *self)
{
}
