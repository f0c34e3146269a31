/* Double entry: what is posted to which account.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-ledger.h"
#include <base-date.h>
#include <base-number.h>
#include "office-chart.h"
#include "office-company.h"
#include "office-series.h"
#include <glib/gi18n-lib.h>

/* One line to be written. */
typedef struct
{
  gint64 account;
  gint64 amount;
  gint64 contact;
} Line;

/* What the triggers of the ledger say, for translation. */
static const char *const sentences[] G_GNUC_UNUSED = {
  N_("A journal entry is posted after its lines are there."),
  N_("Debit and credit of a journal entry differ, so it cannot be posted."),
  N_("What is posted stays as it is. Post a reversal instead."),
};

static gboolean
add_line (GArray *lines, gint64 account, gint64 amount, gint64 contact)
{
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      if (line->account == account && line->contact == contact)
        return !__builtin_add_overflow (line->amount, amount, &line->amount);
    }
  g_array_append_val (lines, ((Line) { account, amount, contact }));
  return TRUE;
}

static gboolean
refuse_sum (gint64 sum, GError **error)
{
  return base_refuse (error, _("Debit and credit of a journal entry differ by %lld. Nothing was posted."), (long long) sum);
}

static gboolean
check_sum (GArray *lines, GError **error)
{
  __int128 sum = 0;

  for (guint i = 0; i < lines->len; i++)
    sum += g_array_index (lines, Line, i).amount;
  return sum == 0 || refuse_sum ((gint64) sum, error);
}

/* (element-type Line) without zeros; in the order of the postings */
static GArray *
gather_lines (StoreDb *db, const OfficePosting *postings, guint n, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; i < n; i++)
    {
      gint64 account = postings[i].account;

      if (postings[i].amount == 0)
        continue;
      if (account == 0 && !office_ledger_get_account (db, postings[i].role, &account, error))
        return NULL;
      if (!add_line (lines, account, postings[i].amount, postings[i].contact))
        {
          g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The amount of a journal entry is too large."));
          return NULL;
        }
    }
  for (guint i = lines->len; i > 0; i--)
    if (g_array_index (lines, Line, i - 1).amount == 0)
      g_array_remove_index (lines, i - 1);
  return check_sum (lines, error) ? g_steal_pointer (&lines) : NULL;
}

static void
bind_link (StoreQuery *query, int parameter, gint64 id)
{
  if (id != 0)
    store_query_bind_number (query, parameter, id);
  else
    store_query_bind_null (query, parameter);
}

static gboolean
insert_entry (StoreDb *db, const OfficeEntryHead *head, gint64 id, GError **error)
{
  g_autoptr (BaseRecordClass) class = g_type_class_ref (OFFICE_TYPE_ENTRY);
  g_autoptr (StoreQuery) query = NULL;
  g_autofree char *number = NULL;
  char day[11];

  if (head->numbered && (number = office_series_take (db, class, error)) == NULL)
    return FALSE;
  base_date_format_iso (head->posted_on != BASE_NO_DATE ? head->posted_on : base_environment_today (store_db_get_environment (db)), day);
  query = store_query_new (db, "INSERT INTO entries (id, text, number, posted_on, kind, document, source_table, source_id, reverses)"
                               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  store_query_bind_number (query, 1, id);
  store_query_bind_text (query, 2, head->text);
  store_query_bind_text (query, 3, number);
  store_query_bind_text (query, 4, day);
  store_query_bind_text (query, 5, base_record_class_find_field (class, "kind")->choices[head->kind].code);
  store_query_bind_text (query, 6, head->document);
  store_query_bind_text (query, 7, head->source_table);
  store_query_bind_number (query, 8, head->source_id);
  bind_link (query, 9, head->reverses);
  return store_query_run (query, error);
}

static gboolean
insert_line (StoreDb *db, gint64 entry, guint position, const Line *line, const char *currency, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "INSERT INTO entry_lines (id, entry, position, account, amount, currency, contact) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  g_autoptr (StoreQuery) balance = store_query_new (db, "UPDATE accounts SET balance = balance + ?2, version = version + 1 WHERE id = ?1");
  gint64 id = store_record_take_id (db, "entry_lines", error);

  if (id == 0)
    return FALSE;
  store_query_bind_number (query, 1, id);
  store_query_bind_number (query, 2, entry);
  store_query_bind_number (query, 3, position);
  store_query_bind_number (query, 4, line->account);
  store_query_bind_number (query, 5, line->amount);
  store_query_bind_text (query, 6, currency);
  bind_link (query, 7, line->contact);
  store_query_bind_number (balance, 1, line->account);
  store_query_bind_number (balance, 2, line->amount);
  return store_query_run (query, error) && store_query_run (balance, error);
}

static gboolean
set_posted (StoreDb *db, gint64 entry, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE entries SET posted = 1 WHERE id = ?1");

  store_query_bind_number (query, 1, entry);
  return store_query_run (query, error);
}

static gboolean
write_entry (StoreDb *db, const OfficeEntryHead *head, GArray *lines, gint64 *entry, GError **error)
{
  g_autofree char *currency = office_company_dup_currency (db, error);
  gint64 id = currency != NULL ? store_record_take_id (db, "entries", error) : 0;

  if (id == 0 || !insert_entry (db, head, id, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!insert_line (db, id, i + 1, &g_array_index (lines, Line, i), currency, error))
      return FALSE;
  if (!set_posted (db, id, error))
    return FALSE;
  *entry = id;
  return TRUE;
}

gboolean
office_ledger_post (StoreDb *db, const OfficeEntryHead *head, const OfficePosting *postings, guint n, gint64 *entry, GError **error)
{
  g_autoptr (GArray) lines = gather_lines (db, postings, n, error);
  gint64 id = 0;

  if (lines == NULL || (lines->len > 0 && !write_entry (db, head, lines, &id, error)))
    return FALSE;
  if (entry != NULL)
    *entry = id;
  return TRUE;
}

/* (element-type OfficePosting) the lines of an entry with the other sign */
static GArray *
list_opposites (StoreDb *db, gint64 entry, GError **error)
{
  g_autoptr (GArray) postings = g_array_new (FALSE, TRUE, sizeof (OfficePosting));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT account, amount, contact FROM entry_lines WHERE entry = ?1 AND trashed_at IS NULL ORDER BY position, id");

  store_query_bind_number (query, 1, entry);
  while (store_query_next (query))
    g_array_append_val (postings, ((OfficePosting) { .account = store_query_get_number (query, 0), .amount = -store_query_get_number (query, 1),
                                                     .contact = store_query_get_number (query, 2) }));
  return store_query_finish (query, error) ? g_steal_pointer (&postings) : NULL;
}

gboolean
office_ledger_reverse (StoreDb *db, gint64 entry, guint32 day, const char *text, gint64 *reversal, GError **error)
{
  g_autoptr (OfficeEntry) from = OFFICE_ENTRY (store_record_load (db, OFFICE_TYPE_ENTRY, entry, error));
  g_autoptr (GArray) postings = from != NULL ? list_opposites (db, entry, error) : NULL;
  OfficeEntryHead head = { OFFICE_ENTRY_KIND_REVERSAL, day, text, NULL, NULL, 0, TRUE, entry };

  if (postings == NULL)
    return FALSE;
  head.text = text != NULL ? text : from->text;
  head.document = from->document;
  head.source_table = from->source_table;
  head.source_id = from->source_id;
  head.numbered = from->number != NULL;
  return office_ledger_post (db, &head, (const OfficePosting *) postings->data, postings->len, reversal, error);
}

static gint64
find_account (StoreDb *db, OfficeAccountRole role, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM accounts WHERE role = ?1 AND inactive = 0 AND trashed_at IS NULL ORDER BY id LIMIT 1");
  gint64 id = 0;

  store_query_bind_text (query, 1, office_account_role_get_code (role));
  if (store_query_next (query))
    id = store_query_get_number (query, 0);
  return store_query_finish (query, error) ? id : -1;
}

gboolean
office_ledger_get_account (StoreDb *db, OfficeAccountRole role, gint64 *account, GError **error)
{
  gint64 id = find_account (db, role, error);

  if (id == 0)
    id = office_chart_make (db, role, error);
  if (id <= 0)
    return FALSE;
  *account = id;
  return TRUE;
}

gboolean
office_ledger_get_balance (StoreDb *db, OfficeAccountRole role, gint64 *balance, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT coalesce (sum (balance), 0) FROM accounts WHERE role = ?1");
  gint64 sum = 0;

  store_query_bind_text (query, 1, office_account_role_get_code (role));
  if (store_query_next (query))
    sum = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  *balance = sum;
  return TRUE;
}
