/* Double entry: what is posted to which account.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-account.h"
#include "office-entry.h"

G_BEGIN_DECLS

/* Why something is posted. */
typedef struct
{
  OfficeEntryKind kind;
  guint32         posted_on;
  const char     *text;         /* nullable */
  const char     *document;     /* number of the paper, nullable */
  const char     *source_table; /* of the record behind it: "invoices" */
  gint64          source_id;
  gboolean        numbered;     /* bears a number and never changes again; else undo takes it away */
  gint64          reverses;     /* entry that it takes back, or 0 */
} OfficeEntryHead;

/* A share of an entry. */
typedef struct
{
  OfficeAccountRole role;
  gint64            account; /* 0: the one with this role, made from the small chart when there is none */
  gint64            amount;  /* minor units of the company's currency; more than zero is debit */
  gint64            contact; /* or 0 */
} OfficePosting;

/* Writes one posted entry and brings the balances in line. Postings of zero are left out, those to the same account and contact become one line; when nothing is left
 * nothing is written and *entry is 0. entry: nullable. BASE_ERROR_RULE when debit and credit differ. Writer, inside a transaction. */
gboolean office_ledger_post        (StoreDb *db, const OfficeEntryHead *head, const OfficePosting *postings, guint n, gint64 *entry, GError **error);
/* Writes the opposite of a posted entry. text: nullable, then that of the entry. */
gboolean office_ledger_reverse     (StoreDb *db, gint64 entry, guint32 day, const char *text, gint64 *reversal, GError **error);
/* The first account with the role that is not inactive, made when there is none. Writer, inside a transaction. */
gboolean office_ledger_get_account (StoreDb *db, OfficeAccountRole role, gint64 *account, GError **error);
/* Sum of the balances of the accounts with the role; 0 when there is none. */
gboolean office_ledger_get_balance (StoreDb *db, OfficeAccountRole role, gint64 *balance, GError **error);
/* "goods-out": as the file holds it. */
const char *office_account_role_get_code (OfficeAccountRole role);

G_END_DECLS
