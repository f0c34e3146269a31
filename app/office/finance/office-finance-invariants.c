/* What always holds in the books.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-finance.h"
#include "office-order-cost.h"
#include <glib/gi18n-lib.h>

/* What customers owe by their papers: open invoices less open credit notes and what they paid and nothing was settled with. */
#define DEBTS                                                                                                                                      \
  " SELECT customer AS contact, iif (kind = 'credit-note', -open, open) AS amount FROM invoices WHERE number IS NOT NULL"                           \
  " UNION ALL SELECT contact, -unallocated FROM payments WHERE kind = 'received'"

/* Each number of a pattern that ends in its counter, within what stands before the counter. */
#define GAPS(table, words)                                                                                                                         \
  "WITH parted AS (SELECT number, rtrim (number, '0123456789') AS head FROM " table " WHERE number IS NOT NULL),"                                    \
  " counted AS (SELECT head, count (*) AS n, min (CAST (substr (number, length (head) + 1) AS INTEGER)) AS low,"                                     \
  "  max (CAST (substr (number, length (head) + 1) AS INTEGER)) AS high FROM parted GROUP BY head)"                                                  \
  " SELECT '" words " ' || head || ': ' || n || ' from ' || low || ' to ' || high FROM counted WHERE high - low + 1 <> n"

static const StoreInvariant invariants[] = {
  { "entries-balance", N_("Debit and credit of every journal entry are equal, on two lines or more."),
    "SELECT 'Entry ' || coalesce (e.number, '#' || e.id) || ' ' || coalesce (l.currency, '?') || ': ' || sum (coalesce (l.amount, 0)) || ' on ' || count (l.id)"
    " FROM entries AS e LEFT JOIN entry_lines AS l ON l.entry = e.id GROUP BY e.id, l.currency HAVING sum (coalesce (l.amount, 0)) <> 0 OR count (l.id) < 2" },
  { "entries-posted", N_("Every journal entry is posted."),
    "SELECT 'Entry ' || coalesce (number, '#' || id) FROM entries WHERE posted = 0 OR trashed_at IS NOT NULL" },
  { "account-balances", N_("The balance of an account is the sum of what is posted to it."),
    "SELECT a.number || ': ' || a.balance || ' instead of ' || coalesce (s.amount, 0) FROM accounts AS a"
    " LEFT JOIN (SELECT account, sum (amount) AS amount FROM entry_lines GROUP BY account) AS s ON s.account = a.id WHERE a.balance <> coalesce (s.amount, 0)" },
  { "invoice-numbers", N_("The numbers of the invoices have no gaps."), GAPS ("invoices", "Invoices") },
  { "payment-numbers", N_("The numbers of the payments have no gaps."), GAPS ("payments", "Payments") },
  { "entry-numbers", N_("The numbers of the journal entries have no gaps."), GAPS ("entries", "Entries") },
  { "invoice-states", N_("A draft has no number, day or entry; an invoice has all of them."),
    "SELECT 'Invoice ' || coalesce (number, '#' || id) || ' is ' || state FROM invoices WHERE (number IS NULL) <> (state = 'draft')"
    " OR (number IS NULL AND (entry IS NOT NULL OR paid <> 0 OR open <> 0)) OR (number IS NOT NULL AND (issued_on IS NULL OR due_on IS NULL OR trashed_at IS NOT NULL OR (entry IS NULL AND total <> 0)))" },
  { "invoice-totals", N_("The total of an invoice is the sum of its lines and taxes."),
    "SELECT 'Invoice ' || coalesce (i.number, '#' || i.id) || ': ' || i.net || ' + ' || i.tax || ' = ' || i.total FROM invoices AS i"
    " LEFT JOIN (SELECT invoice, sum (amount) AS net FROM invoice_lines WHERE trashed_at IS NULL GROUP BY invoice) AS l ON l.invoice = i.id"
    " LEFT JOIN (SELECT invoice, sum (base) AS base, sum (tax) AS tax FROM invoice_taxes WHERE trashed_at IS NULL GROUP BY invoice) AS t ON t.invoice = i.id"
    " WHERE i.trashed_at IS NULL AND (i.net <> coalesce (l.net, 0) OR i.net <> coalesce (t.base, 0) OR i.tax <> coalesce (t.tax, 0) OR i.total <> i.net + i.tax)" },
  { "invoice-open", N_("What is open of an invoice is its total less payments and credits."),
    "SELECT 'Invoice ' || i.number || ': ' || i.open || ' and ' || i.paid || ' instead of ' || (i.total - coalesce (a.paid, 0) - coalesce (a.credited, 0)) || ' and ' || coalesce (a.paid, 0)"
    " FROM invoices AS i LEFT JOIN (SELECT id, sum (paid) AS paid, sum (credited) AS credited FROM ("
    "  SELECT invoice AS id, iif (payment IS NULL, 0, amount + discount) AS paid, iif (payment IS NULL, amount, 0) AS credited FROM allocations WHERE invoice IS NOT NULL"
    "  UNION ALL SELECT credit_note, iif (payment IS NULL, 0, amount), iif (payment IS NULL, amount, 0) FROM allocations WHERE credit_note IS NOT NULL) GROUP BY id) AS a ON a.id = i.id"
    " WHERE i.number IS NOT NULL AND (i.paid <> coalesce (a.paid, 0) OR i.open <> i.total - coalesce (a.paid, 0) - coalesce (a.credited, 0) OR i.open < 0)" },
  { "invoice-entries", N_("An invoice has one journal entry with its total, a draft none."),
    "SELECT 'Invoice ' || coalesce (i.number, '#' || i.id) || ': ' || count (e.id) || ' entries, ' || coalesce (sum (l.amount), 0) FROM invoices AS i"
    " LEFT JOIN entries AS e ON e.source_table = 'invoices' AND e.source_id = i.id"
    " LEFT JOIN (SELECT l.entry, sum (l.amount) AS amount FROM entry_lines AS l JOIN accounts AS a ON a.id = l.account WHERE a.role = 'receivable' GROUP BY l.entry) AS l ON l.entry = e.id"
    " GROUP BY i.id HAVING count (e.id) > 1 OR (i.number IS NULL AND count (e.id) > 0) OR (i.number IS NOT NULL AND (coalesce (sum (l.amount), 0) <> iif (i.kind = 'credit-note', -i.total, i.total)"
    " OR (i.entry IS NOT NULL AND i.entry IS NOT max (e.id))))" },
  { "payments-allocated", N_("What is left of a payment is its amount less its allocations."),
    "SELECT 'Payment ' || p.number || ': ' || p.unallocated || ' instead of ' || (iif (p.reversed = 1, 0, p.amount) - coalesce (a.amount, 0)) FROM payments AS p"
    " LEFT JOIN (SELECT payment, sum (amount) AS amount FROM allocations GROUP BY payment) AS a ON a.payment = p.id"
    " WHERE p.unallocated <> iif (p.reversed = 1, 0, p.amount) - coalesce (a.amount, 0) OR p.unallocated < 0 OR p.entry IS NULL" },
  { "receivables", N_("The account of receivables is what customers owe by their papers."),
    "SELECT a.balance || ' instead of ' || d.amount FROM (SELECT coalesce (sum (balance), 0) AS balance FROM accounts WHERE role = 'receivable') AS a,"
    " (SELECT coalesce (sum (amount), 0) AS amount FROM (" DEBTS ")) AS d WHERE a.balance <> d.amount" },
  { "customer-debts", N_("What a customer owes is the sum of his papers."),
    "SELECT c.name || ': ' || c.open_amount || ' instead of ' || coalesce (d.amount, 0) FROM contacts AS c"
    " LEFT JOIN (SELECT contact, sum (amount) AS amount FROM (" DEBTS ") GROUP BY contact) AS d ON d.contact = c.id WHERE c.open_amount <> coalesce (d.amount, 0)" },
  { "cost-of-goods", N_("What is both shipped and invoiced is booked as cost of goods, and nothing else is."),
    "SELECT 'Line ' || position || ' of order ' || number || ': ' || booked || ' instead of ' || cost FROM (SELECT x.*, CASE WHEN invoiced <= 0 THEN 0 WHEN invoiced >= kept THEN sent"
    " ELSE 1.0 * sent * invoiced / kept END AS cost FROM (SELECT l.position, o.number, " OFFICE_ORDER_LINE_SOLD " AS invoiced, " OFFICE_ORDER_LINE_KEPT " AS kept, " OFFICE_ORDER_LINE_SENT ("l.id") " AS sent, "
    OFFICE_ORDER_LINE_BOOKED ("l.id") " AS booked FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order"
                                      " WHERE o.brought_in = 0 AND l.kit_line IS NULL) AS x) WHERE abs (booked - cost) > 0.5" },
  { "invoiced", N_("What a line says is invoiced stands on posted invoices, and so does the day of the order’s invoice."),
    "SELECT 'Line ' || l.position || ' of order ' || o.number || ': ' || l.invoiced || ' instead of ' || coalesce (i.quantity, 0) FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order"
    " LEFT JOIN (SELECT d.order_line, sum (iif (v.kind = 'credit-note', -d.quantity, d.quantity)) AS quantity FROM invoice_lines AS d JOIN invoices AS v ON v.id = d.invoice"
    " WHERE v.number IS NOT NULL AND d.trashed_at IS NULL GROUP BY d.order_line) AS i ON i.order_line = l.id WHERE o.brought_in = 0 AND l.invoiced <> coalesce (i.quantity, 0)"
    " UNION ALL SELECT 'Order ' || o.number || ' is invoiced on ' || o.invoiced_on FROM orders AS o WHERE o.brought_in = 0 AND o.invoiced_on IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM invoices AS v JOIN invoice_lines AS d ON d.invoice = v.id JOIN order_lines AS l ON l.id = d.order_line"
    " WHERE l.sales_order = o.id AND v.number IS NOT NULL AND v.kind = 'invoice' AND v.issued_on = o.invoiced_on)" },
  { "reminders", N_("A reminder is the sum of its lines, its fee and its interest, which are posted as a charge."),
    "SELECT 'Reminder ' || r.number || ': ' || r.total || ' and ' || r.interest || ' instead of ' || (coalesce (l.open, 0) + r.fee + r.interest) || ' and ' || coalesce (l.interest, 0)"
    " FROM reminders AS r LEFT JOIN (SELECT reminder, sum (open) AS open, sum (interest) AS interest, max (level) AS level FROM reminder_lines GROUP BY reminder) AS l ON l.reminder = r.id"
    " LEFT JOIN invoices AS c ON c.id = r.charge WHERE r.total <> coalesce (l.open, 0) + r.fee + r.interest OR r.interest <> coalesce (l.interest, 0) OR r.level NOT BETWEEN 1 AND 3"
    " OR r.level > l.level OR r.fee + r.interest <> coalesce (c.total, 0) OR (c.id IS NOT NULL AND (c.kind <> 'charge' OR c.number IS NULL))" },
  { "reminder-levels", N_("The reminder level of an invoice is the highest of its reminders that stand."),
    "SELECT 'Invoice ' || i.number || ' is at ' || i.reminder_level || ' instead of ' || coalesce (h.level, 0) FROM invoices AS i LEFT JOIN (SELECT l.invoice, max (l.level) AS level"
    " FROM reminder_lines AS l JOIN reminders AS r ON r.id = l.reminder WHERE r.cancelled = 0 GROUP BY l.invoice) AS h ON h.invoice = i.id"
    " WHERE i.reminder_level <> coalesce (h.level, 0) OR (i.reminder_level > 0) <> (i.reminded_on IS NOT NULL)" },
  { "reminder-numbers", N_("The numbers of the reminders have no gaps."), GAPS ("reminders", "Reminders") },
};

const StoreInvariant *
office_finance_invariants (guint *n)
{
  *n = G_N_ELEMENTS (invariants);
  return invariants;
}
