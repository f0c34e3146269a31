/* Whether a supplier may be ordered from and paid.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-supplier-check.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "office-contact.h"
#include "office-supplier-document.h"
#include "office-tax-number.h"

static const BaseField verify_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "contacts", N_("Supplier"), BASE_REQUIRED),
};

/* Counts the supplier's documents, and names the first that has expired. */
static gboolean
look_at_documents (StoreDb *db, gint64 supplier, gint64 *valid, char **expired, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT number, expires_on < ?2 FROM supplier_documents AS d WHERE supplier = ?1 AND trashed_at IS NULL"
                                                      " AND NOT EXISTS (SELECT 1 FROM supplier_documents AS newer WHERE newer.supplier = d.supplier AND newer.kind = d.kind"
                                                      "   AND newer.trashed_at IS NULL AND coalesce (newer.expires_on, '9999') > coalesce (d.expires_on, '9999')) ORDER BY expires_on, id");
  char today[11];

  base_date_format_iso (base_environment_today (store_db_get_environment (db)), today);
  store_query_bind_number (query, 1, supplier);
  store_query_bind_text (query, 2, today);
  *valid = 0;
  while (store_query_next (query))
    if (store_query_get_number (query, 1) == 0)
      (*valid)++;
    else if (*expired == NULL)
      *expired = g_strdup (store_query_get_text (query, 0));
  return store_query_finish (query, error);
}

static gboolean
check_papers (OfficeContact *self, StoreDb *db, GError **error)
{
  g_autofree char *expired = NULL;
  gint64 valid;

  if (!look_at_documents (db, self->parent_instance.id, &valid, &expired, error))
    return FALSE;
  if (expired != NULL)
    return base_refuse (error, _("Document %s of %s has expired. Ask for a new one and enter it."), expired, self->name);
  if (valid == 0)
    return base_refuse (error, _("There are no documents of %s yet. Enter one that proves who the supplier is, such as the company registration."), self->name);
  return TRUE;
}

static gboolean
mark_documents (OfficeContact *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM supplier_documents WHERE supplier = ?1 AND verified_on IS NULL AND trashed_at IS NULL ORDER BY id");

  store_query_bind_number (query, 1, self->parent_instance.id);
  while (store_query_next (query))
    {
      g_autoptr (OfficeSupplierDocument) document = OFFICE_SUPPLIER_DOCUMENT (store_record_load (db, OFFICE_TYPE_SUPPLIER_DOCUMENT, store_query_get_number (query, 0), error));

      if (document == NULL)
        return FALSE;
      base_record_set_text (BASE_RECORD (document), &document->verified_by, self->verified_by);
      base_record_set_date (BASE_RECORD (document), &document->verified_on, self->verified_on);
      if (!store_record_save (db, BASE_RECORD (document), error))
        return FALSE;
    }
  return store_query_finish (query, error);
}

static gboolean
verify_supplier (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeContact) self = store_arguments_load (db, arguments, OFFICE_TYPE_CONTACT, error);
  g_autofree char *user = base_environment_dup_user (store_db_get_environment (db));

  if (self == NULL)
    return FALSE;
  if (!self->is_supplier)
    base_refuse (error, _("%s is not marked as a supplier. Do that first."), self->name);
  else if (self->tax_number == NULL)
    base_refuse (error, _("%s has no tax number yet. Enter it from the supplier’s papers."), self->name);
  else if (office_tax_number_check (self->tax_number, self->country, error) && check_papers (self, db, error))
    {
      base_record_set_date (BASE_RECORD (self), &self->verified_on, base_environment_today (store_db_get_environment (db)));
      base_record_set_text (BASE_RECORD (self), &self->verified_by, user);
      return store_record_save (db, BASE_RECORD (self), error) && mark_documents (self, db, error);
    }
  return FALSE;
}

static const StoreCommand commands[] = {
  { "verify-supplier", N_("Verify Supplier"), verify_supplier, verify_arguments, G_N_ELEMENTS (verify_arguments), .done = N_("%s verified") },
};

gboolean
office_supplier_check_verified (StoreDb *db, gint64 supplier, GError **error)
{
  g_autoptr (OfficeContact) self = OFFICE_CONTACT (store_record_load (db, OFFICE_TYPE_CONTACT, supplier, error));
  g_autofree char *expired = NULL;
  gint64 valid;

  if (self == NULL || !look_at_documents (db, supplier, &valid, &expired, error))
    return FALSE;
  if (self->verified_on == BASE_NO_DATE)
    return base_refuse (error, _("Nobody has verified %s yet. Verify the supplier before the first order, or give a reason for ordering without it."), self->name);
  if (expired != NULL)
    return base_refuse (error, _("Document %s of %s has expired. Enter a new one, or give a reason for ordering without it."), expired, self->name);
  return TRUE;
}

const StoreCommand *
office_supplier_get_check_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
