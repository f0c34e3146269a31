/* What is done with a contact.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-contact-commands.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <store-erase.h>
#include "office-contact.h"
#include "office-erasure.h"

static const BaseField erase_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "contacts", N_("Contact"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason"), 0),
};

/* What says who the customer was, and where to. What was invoiced since ?2 belongs to the books, and the address with it. */
static const struct
{
  const char *table;
  const char *select;
} copies[] = {
  { "orders",         "SELECT id FROM orders WHERE customer = ?1 AND coalesce (invoiced_on, '') < ?2" },
  { "order_versions", "SELECT v.id FROM order_versions AS v JOIN orders AS o ON o.id = v.sales_order WHERE o.customer = ?1 AND coalesce (o.invoiced_on, '') < ?2" },
  { "shipments",      "SELECT s.id FROM shipments AS s LEFT JOIN orders AS o ON o.id = s.sales_order WHERE (s.customer = ?1 OR o.customer = ?1) AND coalesce (o.invoiced_on, '') < ?2" },
  { "invoices",       "SELECT id FROM invoices WHERE customer = ?1 AND coalesce (issued_on, '') < ?2" },
};

/* What was not invoiced or paid yet cannot be without its customer. */
static gboolean
check_finished (OfficeContact *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT (SELECT count (*) FROM orders WHERE customer = ?1 AND state IN ('draft', 'confirmed', 'shipped') AND trashed_at IS NULL)"
                                                      " + (SELECT count (*) FROM invoices WHERE customer = ?1 AND state IN ('draft', 'open', 'partly-paid') AND trashed_at IS NULL)");
  gint64 open = 0;

  store_query_bind_number (query, 1, self->parent_instance.id);
  if (store_query_next (query))
    open = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  if (open == 0)
    return TRUE;
  return base_refuse (error, g_dngettext (GETTEXT_PACKAGE, "%s has %d order or invoice that is not finished. Finish or cancel it before erasing the person.",
                                          "%s has %d orders or invoices that are not finished. Finish or cancel them before erasing the person.", (gulong) open),
                      self->name, (int) open);
}

static gboolean
erase_each (StoreDb *db, BaseRecordClass *class, StoreQuery *query, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);
      g_array_append_val (ids, id);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!store_erase_fields (db, class, g_array_index (ids, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* First of January: the books are kept for ten years after the end of theirs (HGB § 257, Codice civile art. 2220; Brazil asks for less). */
static void
format_limit (StoreDb *db, char limit[11])
{
  char today[11];

  base_date_format_iso (base_environment_today (store_db_get_environment (db)), today);
  g_snprintf (limit, 11, "%04d-01-01", atoi (today) - 10);
}

static gboolean
erase_copies (StoreDb *db, gint64 contact, GError **error)
{
  char limit[11];

  format_limit (db, limit);
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autoptr (StoreQuery) query = store_query_new (db, copies[i].select);

      store_query_bind_number (query, 1, contact);
      store_query_bind_text (query, 2, limit);
      if (!erase_each (db, store_schema_find_class (store_db_get_schema (db), copies[i].table), query, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
erase_contact (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeContact) self = OFFICE_CONTACT (store_record_load (db, OFFICE_TYPE_CONTACT, store_arguments_get_number (arguments, "record"), error)); /* who lies in the trash too */

  return self != NULL
         && check_finished (self, db, error)
         && office_erasure_run (db, BASE_RECORD (self), store_arguments_get_text (arguments, "reason"), error)
         && erase_copies (db, self->parent_instance.id, error);
}

#define MOST_PAPERS 12 /* named; of the others their number is said */

/* The papers that keep the person's name, since they are copies of what was given out. */
static char *
dup_kept_papers (StoreDb *db, gint64 record)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT p.title FROM issued_papers AS p JOIN paper_copies AS c ON c.id = p.id WHERE p.contact = ?1 ORDER BY p.id DESC");
  g_autoptr (GString) titles = g_string_new (NULL);
  guint n = 0;

  store_query_bind_number (query, 1, record);
  for (; store_query_next (query); n++)
    if (n < MOST_PAPERS && store_query_get_text (query, 0) != NULL)
      g_string_append_printf (titles, "%s%s", n > 0 ? ", " : "", store_query_get_text (query, 0));
  if (!store_query_finish (query, NULL) || n == 0)
    return NULL;
  if (n > MOST_PAPERS)
    g_string_append_printf (titles, g_dngettext (GETTEXT_PACKAGE, ", and %u more", ", and %u more", n - MOST_PAPERS), n - MOST_PAPERS);
  /* Translators: titles of papers */
  return g_strdup_printf (_("Papers that keep the name: %s."), titles->str);
}

static const StoreCommand commands[] = {
  { "erase-contact", N_("Erase Person"), erase_contact, erase_arguments, G_N_ELEMENTS (erase_arguments), .done = N_("%s erased"), .warning =
      N_("Name, address, e-mail, phone, bank account, tax number, notes and all other personal details leave the record, its history, its orders, the tickets it asked for, the search and the links to "
         "other programs. This cannot be taken back.\n\n"
         "The number and the orders with their figures stay. Orders that were invoiced keep their address until the law lets it go, ten years after the end of the year. What was written about the "
         "person in tickets and other records stays.\n\n"
         "Papers of which a copy is kept, such as invoices, keep the name and the address that are printed on them: the law wants them kept as they left the house.\n\n"
         "Backups and copies made before today still hold everything: delete them when you may. Then the file is written anew; in a large company saving waits some seconds for that."), .dup_notice = dup_kept_papers },
};

const StoreCommand *
office_contact_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
