/* Location.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-location.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeLocation, office_location, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice kinds[] = {
  { "storage",   N_("Storage") },
  { "picking",   N_("Picking") },
  { "receiving", N_("Receiving") },
  { "quality",   N_("Quality check") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeLocation, code),                N_("Code"),                  BASE_REQUIRED | BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_TEXT (OfficeLocation, name),                N_("Name"),                  BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_LINK (OfficeLocation, parent, "locations"), N_("Inside"),                BASE_COLUMN },
  { BASE_CHOICE (OfficeLocation, kind, kinds),       N_("Kind"),                  BASE_COLUMN | BASE_MAIN },
  { BASE_COUNT (OfficeLocation, route),              N_("Position on the route"), BASE_COLUMN },
  { BASE_YES_NO (OfficeLocation, blocked),           N_("Blocked"),               0 },
};

static const StoreView views[] = {
  { "all",     N_("All locations"), NULL },
  { "picking", N_("Picking"),       "kind = 'picking'" },
  { "blocked", N_("Blocked"),       "blocked = 1" },
};

static gboolean
ask (StoreDb *db, const char *sql, gint64 first, gint64 second, gboolean *yes, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, first);
  store_query_bind_number (query, 2, second);
  *yes = store_query_next (query);
  return store_query_finish (query, error);
}

static gboolean
check_tree (OfficeLocation *self, StoreDb *db, GError **error)
{
  gboolean inside;

  if (!ask (db, "WITH RECURSIVE above (id) AS (VALUES (?1) UNION SELECT l.parent FROM above JOIN locations AS l ON l.id = above.id WHERE l.parent IS NOT NULL)"
                " SELECT 1 FROM above WHERE id = ?2", self->parent, self->parent_instance.id, &inside, error))
    return FALSE;
  return !inside || base_refuse (error, _("%s cannot lie inside itself, over however many others. Choose another place."), self->code);
}

static gboolean
check_trash (OfficeLocation *self, StoreDb *db, GError **error)
{
  gboolean used, parts;

  if (!ask (db, "SELECT 1 FROM stock_balances WHERE location = ?1 AND quantity <> ?2 LIMIT 1", self->parent_instance.id, 0, &used, error)
      || !ask (db, "SELECT 1 FROM locations WHERE parent = ?1 AND id <> ?2 AND trashed_at IS NULL LIMIT 1", self->parent_instance.id, 0, &parts, error))
    return FALSE;
  if (used)
    base_refuse (error, _("There is stock at %s. Transfer it to another place first, or block the location."), self->code);
  else if (parts)
    base_refuse (error, _("Other locations lie inside %s. Move them elsewhere first."), self->code);
  return !used && !parts;
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeLocation *self = OFFICE_LOCATION (rules);

  if (self->parent_instance.trashed && before != NULL && !before->trashed)
    return check_trash (self, db, error);
  return self->parent == 0 || self->parent_instance.id == 0 || check_tree (self, db, error);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "code COLLATE NOCASE, id";
}

static void
office_location_class_init (OfficeLocationClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "mark-location-symbolic";
  base_record_class_set_fields (record_class, "locations", N_("Location"), N_("Locations"), fields, G_N_ELEMENTS (fields));
}

static void
office_location_init (OfficeLocation *self)
{
}
