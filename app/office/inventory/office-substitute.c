/* Substitute.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-substitute.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeSubstitute, office_substitute, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeSubstitute, item, "items"),       N_("Item"),       BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_LINK (OfficeSubstitute, substitute, "items"), N_("Substitute"), BASE_REQUIRED | BASE_COLUMN },
  { BASE_COUNT (OfficeSubstitute, rank),               N_("Rank"),       BASE_COLUMN },
  { BASE_TEXT (OfficeSubstitute, note),                N_("Note"),       BASE_SEARCH | BASE_COLUMN },
};

static gboolean
office_substitute_check (BaseRecord *record, GError **error)
{
  OfficeSubstitute *self = OFFICE_SUBSTITUTE (record);

  if (self->item == 0 || self->item != self->substitute)
    return TRUE;
  return base_refuse (error, _("An item cannot stand in for itself. Choose another one."));
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "item, rank, id";
}

static void
office_substitute_class_init (OfficeSubstituteClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_substitute_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "substitutes", N_("Substitute"), N_("Substitutes"), fields, G_N_ELEMENTS (fields));
}

static void
office_substitute_init (OfficeSubstitute *self)
{
}

GArray *
office_substitute_list (StoreDb *db, gint64 item, GError **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT s.substitute FROM substitutes AS s JOIN items AS i ON i.id = s.substitute"
                                                      " WHERE s.item = ?1 AND s.trashed_at IS NULL AND i.trashed_at IS NULL AND i.discontinued = 0 ORDER BY s.rank, s.id");

  store_query_bind_number (query, 1, item);
  while (store_query_next (query))
    {
      gint64 substitute = store_query_get_number (query, 0);
      g_array_append_val (items, substitute);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&items) : NULL;
}
