/* Files come in as previewed, once, and go again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gstdio.h>
#include <fixture.h>
#include "exchange-csv-guess.h"
#include "exchange-error.h"
#include "exchange-import.h"

static const char people_mapping[] =
  "[import]\nkind=people\nsystem=old\nkey={id}\n[format]\nempty=NULL\n[fields]\nname={first} {last}\nphone={phone}\n[links]\nboss=people by key {boss}\n";
static const char entries_mapping[] =
  "[import]\nkind=entries\nsystem=old\nkey={no}\n[format]\ndates=DMY\ndecimal=,\n[fields]\ntext={text}\namount={amount}\ndue_on={due}\nstate={state}\n"
  "[links]\nperson=people by key {person}\n[values state]\ndone=finished;over\n";
static const char fold_mapping[] =
  "[import]\nkind=people\nsystem=log\nkey={name}\nfold=true\n[format]\nempty=?\n[fields]\nname={name}\nphone={phone}\n"
  "[child]\nkind=entries\ntable=events\nkey={name}-{#}\nparent=person\nwhen={amount}\nonce=true\n[child fields]\ntext={text}\namount={amount}\n";

static const char people[] = "id,first,last,phone,boss\n1,Ann,Lee,111,2\n2,Bo,NULL,NULL,NULL\n3,Cy,Ray,333,1\n";
static const char entries[] = "no;person;text;amount;due;state\n10;1;Paper;1.234,50;31.12.2025;finished\n11;2;Pens;0,05;;open\n12;1;Ink;7;01.02.2026;\n";

#define MANY 2500 /* more than one statement writes */

static ExchangeImport *
open_import (Fixture *fixture, const char *mapping_text, const char *csv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (csv, strlen (csv));
  g_autoptr (BaseLocale) locale = base_locale_new ("C", "EUR");
  g_autoptr (ExchangeMapping) mapping = exchange_mapping_parse (mapping_text, strlen (mapping_text), &error);
  g_autoptr (ExchangeCsvReader) reader = NULL;
  ExchangeCsvFormat format;
  ExchangeImport *import;

  g_assert_no_error (error);
  exchange_csv_guess (bytes, locale, &format);
  exchange_mapping_adjust (mapping, &format);
  reader = exchange_csv_reader_new (bytes, &format, 0, NULL, &error);
  g_assert_no_error (error);
  import = exchange_import_new (fixture->schema, reader, mapping, "EUR", &error);
  g_assert_no_error (error);
  return import;
}

static gboolean
apply (Fixture *fixture, ExchangeImport *import, GError **error)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &exchange_import_intent, error);

  return transaction != NULL && exchange_import_apply (fixture->db, import, error) && store_transaction_commit (transaction, NULL, error);
}

/* New, changed, same, refused. */
static void
assert_counts (ExchangeImport *import, guint new, guint changed, guint same, guint refused)
{
  g_autofree char *expected = g_strdup_printf ("%u new, %u changed, %u same, %u refused", new, changed, same, refused);
  g_autofree char *summary = exchange_import_dup_summary (import);

  for (guint i = 0; i < exchange_csv_reader_get_n_rows (exchange_import_get_reader (import)) && !g_str_equal (summary, expected); i++)
    g_test_message ("row %u: %s", i, exchange_import_get_reason (import, i));
  g_assert_cmpstr (summary, ==, expected);
}

/* Plans, then applies, and both must say the same. */
static ExchangeImport *
bring_in (Fixture *fixture, const char *mapping, const char *csv, guint new, guint changed, guint same, guint refused)
{
  g_autoptr (GError) error = NULL;
  ExchangeImport *import = open_import (fixture, mapping, csv);

  exchange_import_plan (fixture->db, import, &error);
  g_assert_no_error (error);
  assert_counts (import, new, changed, same, refused);
  apply (fixture, import, &error);
  g_assert_no_error (error);
  assert_counts (import, new, changed, same, refused);
  return import;
}

static void
bring_in_all (Fixture *fixture, const char *mapping, const char *csv, guint new, guint changed, guint same)
{
  g_autoptr (ExchangeImport) import = bring_in (fixture, mapping, csv, new, changed, same, 0);

  g_assert_cmpuint (exchange_import_get_notes (import)->len, ==, 0);
}

static void
assert_reason (ExchangeImport *import, guint row, const char *part)
{
  const char *reason = exchange_import_get_reason (import, row);

  g_assert_cmpint (exchange_import_get_outcome (import, row), ==, EXCHANGE_ROW_REFUSED);
  g_assert_nonnull (reason);
  if (strstr (reason, part) == NULL)
    g_error ("“%s” is not in “%s”", part, reason);
}

#define assert_number(fixture, expected, sql) g_assert_cmpint (fixture_count (fixture, sql), ==, expected)

static void
test_values (Fixture *fixture, gconstpointer data)
{
  bring_in_all (fixture, people_mapping, people, 3, 0, 0);
  assert_number (fixture, 3, "SELECT count(*) FROM people");
  assert_number (fixture, 1, "SELECT count(*) FROM people WHERE name = 'Ann Lee' AND phone = '111'");
  assert_number (fixture, 1, "SELECT count(*) FROM people WHERE name = 'Bo' AND phone IS NULL AND boss IS NULL");
  bring_in_all (fixture, entries_mapping, entries, 3, 0, 0);
  assert_number (fixture, 123450, "SELECT amount FROM entries WHERE text = 'Paper' AND due_on = '2025-12-31' AND state = 'done'");
  assert_number (fixture, 5, "SELECT amount FROM entries WHERE text = 'Pens' AND due_on IS NULL AND state = 'open'");
  assert_number (fixture, 124150, "SELECT balance FROM people WHERE name = 'Ann Lee'");
}

static void
test_forward_links (Fixture *fixture, gconstpointer data)
{
  bring_in_all (fixture, people_mapping, people, 3, 0, 0);
  assert_number (fixture, 1, "SELECT count(*) FROM people a JOIN people b ON b.id = a.boss WHERE a.name = 'Ann Lee' AND b.name = 'Bo'");
  assert_number (fixture, 1, "SELECT count(*) FROM people a JOIN people b ON b.id = a.boss WHERE a.name = 'Cy Ray' AND b.name = 'Ann Lee'");
}

static void
test_again (Fixture *fixture, gconstpointer data)
{
  bring_in_all (fixture, people_mapping, people, 3, 0, 0);
  bring_in_all (fixture, entries_mapping, entries, 3, 0, 0);
  bring_in_all (fixture, people_mapping, people, 0, 0, 3);
  bring_in_all (fixture, entries_mapping, entries, 0, 0, 3);
  assert_number (fixture, 2, "SELECT count(*) FROM change");
  assert_number (fixture, 6, "SELECT count(*) FROM external_keys");
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  bring_in_all (fixture, people_mapping, people, 3, 0, 0);
  bring_in_all (fixture, people_mapping, "id,first,last,phone,boss\n3,Cy,Ray,334,2\n1,Ann,Lee,NULL,2\n2,Bo,,,\n4,Di,Fox,4,5\n5,Ed,Fox,5,NULL\n", 2, 2, 1);
  assert_number (fixture, 5, "SELECT count(*) FROM people");
  assert_number (fixture, 1, "SELECT count(*) FROM people a JOIN people b ON b.id = a.boss WHERE a.phone = '334' AND b.name = 'Bo'");
  assert_number (fixture, 1, "SELECT count(*) FROM people WHERE name = 'Ann Lee' AND phone IS NULL");
  assert_number (fixture, 5, "SELECT count(*) FROM external_keys");
}

static void
test_plan_writes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ExchangeImport) import = open_import (fixture, people_mapping, people);
  g_autoptr (GError) error = NULL;

  g_assert_true (exchange_import_plan (fixture->db, import, &error));
  g_assert_no_error (error);
  assert_counts (import, 3, 0, 0, 0);
  assert_number (fixture, 0, "SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM change) + (SELECT count(*) FROM external_keys)");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ExchangeImport) import = NULL;

  bring_in_all (fixture, people_mapping, people, 3, 0, 0);
  import = bring_in (fixture, entries_mapping,
                     "no;person;text;amount;due;state\n20;9;Who;1;;\n21;1;Much;1,2,3;;\n22;1;Day;1;31.02.2026;\n23;1;Odd;1;;maybe\n24;1;Short\n"
                     ";1;Key;1;;\n26;1;Good;1;;\n26;1;Twice;2;;\n28;;None;1;;\n", 1, 0, 0, 8);
  assert_reason (import, 0, "“9”");
  assert_reason (import, 1, "Amount");
  assert_reason (import, 2, "Due");
  assert_reason (import, 3, "State");
  assert_reason (import, 4, "cells");
  assert_reason (import, 5, "key");
  g_assert_null (exchange_import_get_reason (import, 6));
  assert_reason (import, 7, "Line 8");
  assert_reason (import, 8, "Person");
  g_assert_cmpuint (exchange_import_get_counts (import)->refused_rows, ==, 8);
  assert_number (fixture, 1, "SELECT count(*) FROM entries");
}

/* What only the file itself refuses, after a part of the row was written. */
static void
test_refused_by_the_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (ExchangeImport) hasty = open_import (fixture, people_mapping, "id,first,last,phone,boss\n1,Ann,,,\n2,Ann,,,\n3,Cy,,,2\n4,Di,,,3\n5,Ed,,,1\n");
  g_autoptr (GError) error = NULL;

  g_assert_false (apply (fixture, hasty, &error));
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW);
  assert_number (fixture, 0, "SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM change)");
  import = bring_in (fixture, people_mapping, "id,first,last,phone,boss\n1,Ann,,,\n2,Ann,,,\n3,Cy,,,2\n4,Di,,,3\n5,Ed,,,1\n", 2, 0, 0, 3);
  assert_reason (import, 1, "Name");
  assert_reason (import, 2, "“2”");
  assert_reason (import, 3, "“3”");
  assert_number (fixture, 2, "SELECT count(*) FROM people");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  bring_in_all (fixture, people_mapping, people, 3, 0, 0);
  g_assert_true (fixture_undo (fixture, 0, &error));
  g_assert_no_error (error);
  assert_number (fixture, 0, "SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM external_keys)");
  g_assert_true (fixture_redo (fixture, &error));
  g_assert_no_error (error);
  assert_number (fixture, 6, "SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM external_keys)");
  bring_in_all (fixture, people_mapping, people, 0, 0, 3);
}

static void
test_trash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeImport) import = NULL;
  g_autoptr (StoreTransaction) transaction = NULL;

  bring_in_all (fixture, people_mapping, people, 3, 0, 0);
  transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "trash-person" }, &error);
  store_record_trash (fixture->db, TEST_TYPE_PERSON, fixture_count (fixture, "SELECT id FROM people WHERE name = 'Cy Ray'"), &error);
  store_transaction_commit (transaction, NULL, &error);
  g_assert_no_error (error);
  import = bring_in (fixture, people_mapping, people, 0, 0, 2, 1);
  assert_reason (import, 2, "trash");
}

static void
test_mended (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "refused.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeImport) import = NULL, again = NULL;
  g_auto (GStrv) parts = NULL;

  bring_in_all (fixture, people_mapping, people, 3, 0, 0);
  import = bring_in (fixture, entries_mapping, "no;person;text;amount;due;state\n20;1;\"=a;\"\"b\"\"\nc\";oops;;\n21;1;Good;1;;\n22;1\n", 1, 0, 0, 2);
  g_assert_true (exchange_import_write_refused (import, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  again = bring_in (fixture, entries_mapping, text, 0, 0, 0, 2);
  assert_reason (again, 0, "Amount");
  assert_reason (again, 1, "cells");
  parts = g_strsplit (text, "oops", 2);
  g_free (text);
  text = g_strjoinv ("12,50", parts);
  g_clear_object (&again);
  again = bring_in (fixture, entries_mapping, text, 1, 0, 0, 1);
  assert_number (fixture, 1250, "SELECT amount FROM entries WHERE text LIKE '=a;\"b\"%'");
}

static void
test_fold (Fixture *fixture, gconstpointer data)
{
  static const char log[] = "name,phone,text,amount\nAnn,1,opened,5\nBo,?,opened,1\nAnn,2,called,0\nAnn,?,closed,7\n";
  static const char more[] = "name,phone,text,amount\nAnn,1,opened,5\nBo,?,opened,1\nAnn,2,called,0\nAnn,?,closed,7\nBo,3,closed,2\n";
  g_autoptr (ExchangeImport) first = bring_in (fixture, fold_mapping, log, 2, 0, 0, 0), second = NULL;

  g_assert_cmpuint (exchange_import_get_counts (first)->parts[EXCHANGE_ROW_NEW], ==, 3);
  assert_number (fixture, 1, "SELECT count(*) FROM people WHERE name = 'Ann' AND phone = '2' AND balance = 1200");
  second = bring_in (fixture, fold_mapping, more, 0, 1, 1, 0);
  g_assert_cmpuint (exchange_import_get_counts (second)->parts[EXCHANGE_ROW_NEW], ==, 1);
  g_assert_cmpuint (exchange_import_get_counts (second)->parts[EXCHANGE_ROW_SAME], ==, 3);
  assert_number (fixture, 4, "SELECT count(*) FROM entries");
  assert_number (fixture, 300, "SELECT balance FROM people WHERE phone = '3'");
}

static void
test_fold_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ExchangeImport) import = bring_in (fixture, fold_mapping, "name,phone,text,amount\nAnn,1,opened,5\nBo,1,opened,1\nAnn,2,called,much\n", 1, 0, 0, 1);

  assert_reason (import, 0, "Amount");
  assert_reason (import, 2, "Amount");
  g_assert_cmpuint (exchange_import_get_counts (import)->refused_rows, ==, 2);
  assert_number (fixture, 1, "SELECT count(*) FROM people");
  assert_number (fixture, 1, "SELECT count(*) FROM entries");
}

/* Row 1,200 is torn; row 2,100 has what name. Every boss is a row of the file, some further down. */
static char *
make_people (const char *name)
{
  GString *csv = g_string_new ("id,first,last,phone,boss\n");

  for (guint i = 1; i <= MANY; i++)
    if (i == 1200)
      g_string_append (csv, "1200,torn\n");
    else if (i == 2100)
      g_string_append_printf (csv, "2100,%s,,\n", name);
    else
      g_string_append_printf (csv, "%u,Ann,%u,%u,%u\n", i, i, i, 1 + (i + 5) % 900);
  return g_string_free_and_steal (csv);
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autofree char *csv = make_people ("Bo,Lee"), *same = make_people ("Ann,5");
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeImport) refused = open_import (fixture, people_mapping, same), import = NULL, again = NULL;

  g_assert_false (apply (fixture, refused, &error));
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW);
  g_assert_nonnull (strstr (error->message, "2101"));
  assert_number (fixture, 0, "SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM external_keys)");
  import = bring_in (fixture, people_mapping, csv, MANY - 1, 0, 0, 1);
  assert_reason (import, 1199, "cells");
  assert_number (fixture, MANY - 1, "SELECT count(*) FROM external_keys AS k JOIN people AS p ON p.id = k.record_id WHERE k.key = 'people:' || coalesce (p.phone, '2100')");
  assert_number (fixture, MANY - 2, "SELECT count(*) FROM people AS p JOIN people AS b ON b.id = p.boss WHERE b.phone = 1 + (p.phone + 5) % 900");
  again = bring_in (fixture, people_mapping, csv, 0, 0, MANY - 1, 1);
  g_assert_true (fixture_undo (fixture, 0, &error));
  assert_number (fixture, 0, "SELECT (SELECT count(*) FROM people) + (SELECT count(*) FROM external_keys)");
}

static void
test_many_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *same = make_people ("Ann,5");
  g_autoptr (ExchangeImport) import = bring_in (fixture, people_mapping, same, MANY - 2, 0, 0, 2);

  assert_reason (import, 1199, "cells");
  assert_reason (import, 2099, "Name");
}

/* Without keys of the other system a record is known by its title. */
static void
test_by_title (Fixture *fixture, gconstpointer data)
{
  static const char mapping[] = "[import]\nkind=people\n[fields]\nname={name}\nphone={phone}\n[links]\nboss=by title {boss}\n";

  bring_in_all (fixture, mapping, "name,phone,boss\nAnn,1,Bo\nBo,2,\n", 2, 0, 0);
  bring_in_all (fixture, mapping, "name,phone,boss\nAnn,1,Bo\nBo,3,\n", 0, 1, 1);
  assert_number (fixture, 2, "SELECT count(*) FROM people");
  assert_number (fixture, 1, "SELECT count(*) FROM people a JOIN people b ON b.id = a.boss WHERE b.name = 'Bo'");
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (ExchangeImport) import = open_import (fixture, people_mapping, people);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  store_db_set_progress (fixture->db, cancellable, NULL, NULL);
  g_assert_false (apply (fixture, import, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (exchange_import_plan (fixture->db, import, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  store_db_set_progress (fixture->db, NULL, NULL, NULL);
  assert_number (fixture, 0, "SELECT count(*) FROM people");
  g_clear_error (&error);
  g_assert_true (apply (fixture, import, &error));
  g_assert_no_error (error);
}

static void
assert_does_not_fit (Fixture *fixture, const char *mapping_text, const char *part)
{
  ExchangeCsvFormat format = { .encoding = "UTF-8", .delimiter = ',', .quote = '"', .decimal = '.', .has_header = TRUE };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b\n1,2\n", 8);
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeCsvReader) reader = exchange_csv_reader_new (bytes, &format, 0, NULL, &error);
  g_autoptr (ExchangeMapping) mapping = exchange_mapping_parse (mapping_text, strlen (mapping_text), &error);

  g_assert_no_error (error);
  if (exchange_import_new (fixture->schema, reader, mapping, "EUR", &error) != NULL)
    g_error ("this fits: %s", mapping_text);
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING);
  if (strstr (error->message, part) == NULL)
    g_error ("“%s” is not in “%s”", part, error->message);
}

static void
test_wrong_mapping (Fixture *fixture, gconstpointer data)
{
  assert_does_not_fit (fixture, "[import]\nkind=ghosts\n", "ghosts");
  assert_does_not_fit (fixture, "[import]\nkind=entries\n[fields]\ntext={a}\n", "Person");
  assert_does_not_fit (fixture, "[import]\nkind=people\n[fields]\nname={a}\nbalance={b}\n", "Balance");
  assert_does_not_fit (fixture, "[import]\nkind=people\n[fields]\nname={a}\nhat={b}\n", "hat");
  assert_does_not_fit (fixture, "[import]\nkind=people\n[fields]\nname={c}\n", "“c”");
  assert_does_not_fit (fixture, "[import]\nkind=people\nfold=true\n[fields]\nname={a}\n", "key");
  assert_does_not_fit (fixture, "[import]\nkind=people\n[format]\nzone=Moon/Base\n[fields]\nname={a}\n", "Moon");
  assert_does_not_fit (fixture, "[import]\nkind=people\n[fields]\nname={a}\n[child]\nkind=entries\nkey={a}\nparent=text\n", "parent=");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/exchange/import/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("cells-become-values", test_values);
  ADD ("a-link-may-point-further-down", test_forward_links);
  ADD ("a-second-import-changes-nothing", test_again);
  ADD ("what-changed-is-updated", test_changed);
  ADD ("a-plan-writes-nothing", test_plan_writes_nothing);
  ADD ("a-refused-row-says-why", test_refused);
  ADD ("what-the-file-refuses-leaves-nothing-behind", test_refused_by_the_file);
  ADD ("one-undo-takes-all-back", test_undo);
  ADD ("what-is-in-the-trash-stays-there", test_trash);
  ADD ("refused-rows-can-be-mended", test_mended);
  ADD ("rows-fold-into-records-with-parts", test_fold);
  ADD ("a-refused-event-refuses-its-record", test_fold_refused);
  ADD ("many-rows-come-in-by-few-statements", test_many);
  ADD ("a-row-among-many-is-refused-alone", test_many_refused);
  ADD ("titles-serve-where-there-are-no-keys", test_by_title);
  ADD ("a-cancelled-import-leaves-nothing", test_cancelled);
  ADD ("a-mapping-that-does-not-fit-is-refused", test_wrong_mapping);
  return g_test_run ();
}
