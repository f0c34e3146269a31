/* A person leaves every byte of the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <base-date.h>
#include <glib/gstdio.h>
#include <office-contact.h>
#include <office-demo.h>
#include <office-employee.h>
#include <office.h>
#include <store-backup.h>
#include <store-check.h>
#include <store-file-vault.h>
#include <store-search.h>

#define ROUNDS   9
#define CANARIES 200

typedef struct
{
  char      *folder;
  char      *path;
  StoreFile *file;
  GPtrArray *canaries; /* texts that stood in the file */
  GPtrArray *sealed;   /* GBytes that stood in it */
} Firm;

static void
set_up (Firm *firm, gconstpointer data)
{
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (GError) error = NULL;
  OfficeDemo demo = { 1, 60, "de" };

  firm->folder = g_dir_make_tmp ("factotum-XXXXXX", NULL);
  firm->path = g_build_filename (firm->folder, "firm.factotum", NULL);
  firm->canaries = g_ptr_array_new_with_free_func (g_free);
  firm->sealed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  firm->file = store_file_open (firm->path, STORE_FILE_CREATE, schema, environment, &error);
  g_assert_no_error (error);
  g_assert_true (store_file_work (firm->file, NULL, office_demo_make, &demo, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Firm *firm, gconstpointer data)
{
  g_clear_object (&firm->file);
  g_spawn_sync (NULL, (char **) (const char *[]) { "rm", "-rf", firm->folder, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_ptr_array_unref (firm->canaries);
  g_ptr_array_unref (firm->sealed);
  g_free (firm->folder);
  g_free (firm->path);
}

static gint64
run (Firm *firm, const char *command, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL;

  store_file_run (firm->file, command, arguments, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  return result != NULL && g_variant_is_of_type (result, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (result) : 0;
}

static void
refuse (Firm *firm, const char *command, GVariant *arguments, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (store_file_run (firm->file, command, arguments, NULL, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, words));
}

static gint64
count (Firm *firm, const char *sql)
{
  gint64 number = -1;

  g_assert_true (store_db_get_number (store_file_get_reader (firm->file), sql, &number, NULL));
  return number;
}

/* Letters in no order, as the index keeps what neighbours have in common only once. */
static const char *
make_canary (Firm *firm)
{
  g_autofree char *number = g_strdup_printf ("canary %u", firm->canaries->len);
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, number, -1);
  char *canary = g_strndup (hex, 16);

  for (char *letter = canary; *letter != '\0'; letter++)
    *letter = (char) (*letter <= '9' ? 'a' + *letter - '0' : 'k' + *letter - 'a');
  g_ptr_array_add (firm->canaries, canary);
  return canary;
}

static void
add_value (Firm *firm, GVariantDict *values, const BaseField *field)
{
  const char *canary;

  if (field->kind == BASE_KIND_SEALED_MONEY)
    g_variant_dict_insert (values, field->name, "x", (gint64) 100000 + firm->canaries->len);
  else if (strcmp (field->name, "email") == 0)
    {
      canary = make_canary (firm);
      g_variant_dict_insert_value (values, field->name, g_variant_new_printf ("%s@office.example", canary));
    }
  else
    g_variant_dict_insert (values, field->name, "s", make_canary (firm));
}

static void
keep_sealed (Firm *firm, BaseRecordClass *class, gint64 id)
{
  g_autoptr (BaseRecord) record = store_file_get_record (firm->file, class, id);

  for (guint i = 0; i < class->n_fields; i++)
    if (base_field_is_sealed (&class->fields[i]))
      {
        if (base_record_get_sealed (record, &class->fields[i]) == NULL)
          g_error ("%s is not sealed", class->fields[i].name);
        g_ptr_array_add (firm->sealed, g_bytes_ref (base_record_get_sealed (record, &class->fields[i])));
      }
}

/* New canaries in all personal fields of a record; makes it when id is 0. */
static gint64
write_person (Firm *firm, const char *nick, gint64 id)
{
  BaseRecordClass *class = store_schema_find_class (store_file_get_schema (firm->file), nick);
  g_autofree char *command = g_strdup_printf ("%s-%s", id == 0 ? "create" : "edit", nick);
  g_autoptr (GVariantDict) values = g_variant_dict_new (NULL);
  gint64 made;

  for (guint i = 0; i < class->n_fields; i++)
    if ((class->fields[i].flags & (BASE_PERSONAL | BASE_DERIVED)) == BASE_PERSONAL)
      add_value (firm, values, &class->fields[i]);
  if (id != 0)
    g_variant_dict_insert (values, "record", "x", id);
  made = run (firm, command, g_variant_dict_end (values));
  id = id != 0 ? id : made;
  keep_sealed (firm, class, id);
  return id;
}

static char *
dup_name (Firm *firm, const char *table, gint64 id)
{
  return g_strdup (store_file_get_title (firm->file, table, id));
}

typedef struct
{
  const char *table;
  const char *key;
  gint64      id;
} Key;

static gboolean
put_key (StoreDb *db, gpointer data, GError **error)
{
  const Key *key = data;
  g_autoptr (StoreQuery) query = store_query_new (db, "INSERT INTO external_keys (id, system, table_name, key, record_id) VALUES (?1, 'northwind', ?2, ?3, ?4)");

  store_query_bind_number (query, 1, store_record_take_id (db, "external_keys", error));
  store_query_bind_text (query, 2, key->table);
  store_query_bind_text (query, 3, key->key);
  store_query_bind_number (query, 4, key->id);
  return store_query_run (query, error);
}

static void
add_key (Firm *firm, const char *table, gint64 id)
{
  g_autoptr (GError) error = NULL;
  Key key = { table, make_canary (firm), id };

  store_file_work (firm->file, &(StoreIntent) { .command = "Import" }, put_key, &key, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
protect (Firm *firm)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreVaultSetup) setup = store_vault_setup_new (store_file_get_vault (firm->file), &error);

  g_assert_no_error (error);
  store_file_protect (firm->file, setup, store_vault_setup_get_code (setup), &error);
  g_assert_no_error (error);
}

/* Everything that a file and its WAL say, with capitals and marks of order as they come. */
static guint
count_in_file (Firm *firm, const char *path)
{
  g_autofree char *bytes = NULL, *folded = NULL;
  gsize length = 0;
  guint found = 0;

  if (!g_file_get_contents (path, &bytes, &length, NULL))
    return 0;
  folded = g_memdup2 (bytes, length + 1);
  for (gsize i = 0; i < length; i++)
    folded[i] = g_ascii_tolower (folded[i]);
  for (guint i = 0; i < firm->canaries->len; i++)
    found += memmem (folded, length, (char *) firm->canaries->pdata[i] + 3, 13) != NULL;
  for (guint i = 0; i < firm->sealed->len; i++)
    {
      gsize size;
      const guint8 *sealed = g_bytes_get_data (firm->sealed->pdata[i], &size);
      g_autoptr (GString) hex = g_string_new (NULL);

      for (gsize j = 8; j < size; j++)
        g_string_append_printf (hex, "%02x", sealed[j]);
      g_assert_cmpuint (size, >, 8);
      if (size > 8)
        found += memmem (bytes, length, sealed + 8, size - 8) != NULL;
      found += memmem (folded, length, hex->str, hex->len) != NULL;
    }
  return found;
}

static guint
count_left (Firm *firm)
{
  g_autofree char *wal = g_strconcat (firm->path, "-wal", NULL);

  return count_in_file (firm, firm->path) + count_in_file (firm, wal);
}

static void
assert_not_found (Firm *firm)
{
  for (guint i = 0; i < firm->canaries->len; i++)
    {
      g_autoptr (GPtrArray) hits = store_search_everything (store_file_get_reader (firm->file), firm->canaries->pdata[i], 5, NULL);
      g_assert_cmpuint (hits->len, ==, 0);
    }
}

static void
assert_whole (Firm *firm)
{
  g_autoptr (GError) error = NULL;
  guint n;
  const StoreInvariant *invariants = office_invariants (&n);
  g_autoptr (GPtrArray) findings = store_check_run (store_file_get_reader (firm->file), invariants, n, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const StoreFinding *finding = findings->pdata[i];
      if (finding->n_faults > 0)
        g_error ("%s: %s", finding->name, finding->faults[0]);
    }
  g_assert_true (store_log_verify (store_file_get_reader (firm->file), NULL, &error));
  g_assert_no_error (error);
}

static void
assert_backup_is_free (Firm *firm)
{
  g_autofree char *path = g_build_filename (firm->folder, "copy.factotum", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (store_backup_write (store_file_get_reader (firm->file), path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_in_file (firm, path), ==, 0);
}

static void
assert_no_way_back (Firm *firm, gint64 employee, gint64 contact)
{
  g_autoptr (GError) error = NULL;
  gint64 first = count (firm, "SELECT min (change) FROM change_row WHERE salt IS NULL");

  g_assert_false (store_file_undo (firm->file, 0, NULL, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_UNDO);
  g_assert_nonnull (strstr (error->message, "erased"));
  g_clear_error (&error);
  g_assert_cmpint (first, <, count (firm, "SELECT max (seq) FROM change"));
  g_assert_false (store_file_undo (firm->file, first, NULL, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_UNDO);
  refuse (firm, "restore-employee", g_variant_new_parsed ("{'record': <%x>}", employee), "was erased");
  refuse (firm, "restore-contact", g_variant_new_parsed ("{'record': <%x>}", contact), "was erased");
}

/* An order that took its address from the customer, then another one; never finished. */
static gint64
write_order (Firm *firm, gint64 customer)
{
  gint64 order = run (firm, "create-order", g_variant_new_parsed ("{'customer': <%x>}", customer));

  run (firm, "edit-order", g_variant_new_parsed ("{'record': <%x>, 'ship_name': <%s>, 'ship_street': <%s>}", order, make_canary (firm), make_canary (firm)));
  return order;
}

static gint64
write_ticket (Firm *firm, const char *requester, gint64 assignee)
{
  gint64 ticket = run (firm, "create-ticket", g_variant_new_parsed ("{'title': <'Printer'>, 'requester': <%s>}", requester));

  run (firm, "assign-ticket", g_variant_new_parsed ("{'record': <%x>, 'assignee': <%x>}", ticket, assignee));
  run (firm, "resolve-ticket", g_variant_new_parsed ("{'record': <%x>}", ticket));
  return ticket;
}

typedef struct
{
  Firm       *firm;
  const char *table;
  const char *fixed; /* columns that say whose it is, and more */
  const char *values;
} Row;

/* A row with canaries in all its personal fields, as a rule of the office would write it. */
static gboolean
put_row (StoreDb *db, gpointer data, GError **error)
{
  const Row *row = data;
  BaseRecordClass *class = store_schema_find_class (store_db_get_schema (db), row->table);
  g_autoptr (GString) columns = g_string_new ("INSERT INTO "), values = g_string_new (NULL);

  g_string_append_printf (columns, "%s (id, %s", row->table, row->fixed);
  g_string_append_printf (values, ") VALUES (%" G_GINT64_FORMAT ", %s", store_record_take_id (db, row->table, error), row->values);
  for (guint i = 0; i < class->n_fields; i++)
    if (class->fields[i].flags & BASE_PERSONAL)
      {
        g_string_append_printf (columns, ", %s", class->fields[i].name);
        g_string_append_printf (values, ", '%s'", make_canary (row->firm));
      }
  g_string_append_printf (columns, "%s)", values->str);
  return store_db_run (db, columns->str, error);
}

static void
add_row (Firm *firm, const char *table, const char *fixed, const char *format, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id), *values = g_strconcat (number, format, NULL);
  Row row = { firm, table, fixed, values };

  store_file_work (firm->file, &(StoreIntent) { .command = "Import" }, put_row, &row, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
add_rows (Firm *firm, gint64 contact, gint64 order)
{
  add_row (firm, "addresses", "contact", "", contact);
  add_row (firm, "bank_changes", "contact", "", contact);
  add_row (firm, "shipments", "customer, number, state", ", 'S-900001', 'delivered'", contact);
  add_row (firm, "invoices", "customer, number, issued_on, due_on, state", ", 'R-2001-1', '2001-02-03', '2001-02-03', 'paid'", contact);
  add_row (firm, "order_versions", "sales_order", "", order);
}

/* A new type with personal fields must be thought of here, in office-erasure.c or office-contact-commands.c, and above. */
static void
test_all_types_are_known (Firm *firm, gconstpointer data)
{
  static const char *const known[] = { "companies", "contacts", "employees", "addresses", "bank_changes", "orders", "order_versions", "shipments", "invoices", "tickets", "ticket_events", NULL };
  StoreSchema *schema = store_file_get_schema (firm->file);

  for (guint i = 0; i < store_schema_get_n_types (schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (schema, i);
      if (base_record_class_find_flag (class, BASE_PERSONAL) != NULL && !g_strv_contains (known, class->table))
        g_error ("Nobody erases the persons in %s.", class->table);
    }
}

static void
test_no_byte_is_left (Firm *firm, gconstpointer data)
{
  gint64 employee = 0, contact = 0, order = 0, ticket = 0;

  protect (firm);
  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *name = NULL;

      employee = write_person (firm, "employee", employee);
      contact = write_person (firm, "contact", contact);
      if (i == 2)
        order = write_order (firm, contact);
      name = dup_name (firm, i == 4 ? "employees" : "contacts", i == 4 ? employee : contact);
      if (i == 3 || i == 4)
        ticket = write_ticket (firm, name, employee);
    }
  add_key (firm, "contacts", contact);
  add_key (firm, "employees", employee);
  add_rows (firm, contact, order);
  run (firm, "cancel-order", g_variant_new_parsed ("{'record': <%x>}", order));
  run (firm, "end-employment", g_variant_new_parsed ("{'record': <%x>, 'left_on': <@x %x>}", employee, (gint64) base_environment_today (store_file_get_environment (firm->file)) - 1));
  g_assert_cmpuint (firm->canaries->len, >=, CANARIES);
  g_assert_cmpuint (count_left (firm), >=, CANARIES);

  run (firm, "erase-employee", g_variant_new_parsed ("{'record': <%x>, 'reason': <'Asked for by letter'>}", employee));
  run (firm, "erase-contact", g_variant_new_parsed ("{'record': <%x>}", contact));

  g_assert_cmpuint (count_left (firm), ==, 0);
  assert_not_found (firm);
  assert_whole (firm);
  assert_backup_is_free (firm);
  assert_no_way_back (firm, employee, contact);
  g_assert_cmpint (count (firm, "SELECT count(*) FROM external_keys"), ==, 0);
  g_assert_cmpint (count (firm, "SELECT count(*) FROM tickets WHERE requester LIKE 'Erased person %'"), ==, 2);
  g_assert_cmpint (count (firm, "SELECT count(*) FROM ticket_events WHERE assignee LIKE 'Erased person %'"), >=, 2);
  g_assert_cmpint (count (firm, "SELECT count(*) FROM employees WHERE name LIKE 'Erased person %' AND trashed_at IS NOT NULL AND notes = 'Asked for by letter' AND left_on IS NOT NULL"), ==, 1);
  g_assert_cmpint (count (firm, "SELECT count(*) FROM orders JOIN contacts ON contacts.id = orders.customer WHERE contacts.name LIKE 'Erased person %' AND ship_name IS NULL"), ==, 1);
  g_assert_cmpint (ticket, !=, 0);
  g_clear_object (&firm->file);
  g_assert_cmpuint (count_left (firm), ==, 0);
}

static void
invoice_at_once (Firm *firm, gint64 customer, gint64 days_ago)
{
  gint64 day = (gint64) base_environment_today (store_file_get_environment (firm->file)) - days_ago;

  run (firm, "create-order", g_variant_new_parsed ("{'customer': <%x>, 'ordered_on': <%x>, 'confirmed_on': <%x>, 'shipped_on': <%x>, 'invoiced_on': <%x>}", customer, day, day, day, day));
}

static void
test_books_come_first (Firm *firm, gconstpointer data)
{
  gint64 contact = run (firm, "create-contact", g_variant_new_parsed ("{'name': <'Anna Beispiel'>, 'street': <'Hauptstr. 1'>}"));
  gint64 order = run (firm, "create-order", g_variant_new_parsed ("{'customer': <%x>}", contact));

  refuse (firm, "erase-contact", g_variant_new_parsed ("{'record': <%x>}", contact), "Anna Beispiel has 1 order or invoice that is not finished.");
  run (firm, "cancel-order", g_variant_new_parsed ("{'record': <%x>}", order));
  invoice_at_once (firm, contact, 100);
  invoice_at_once (firm, contact, 12 * 366);
  run (firm, "erase-contact", g_variant_new_parsed ("{'record': <%x>}", contact));
  g_assert_cmpint (count (firm, "SELECT count(*) FROM orders WHERE ship_name = 'Anna Beispiel'"), ==, 1);
  g_assert_cmpint (count (firm, "SELECT count(*) FROM orders WHERE ship_name = 'Anna Beispiel' AND invoiced_on < date ('now', '-1000 days')"), ==, 0);
  assert_whole (firm);
}

static void
test_who_works_here_stays (Firm *firm, gconstpointer data)
{
  gint64 employee = run (firm, "create-employee", g_variant_new_parsed ("{'name': <'Bernd Beispiel'>}"));

  refuse (firm, "erase-employee", g_variant_new_parsed ("{'record': <%x>}", employee), "still works here");
  run (firm, "end-employment", g_variant_new_parsed ("{'record': <%x>}", employee));
  refuse (firm, "erase-employee", g_variant_new_parsed ("{'record': <%x>}", employee), "still works here");
  g_assert_cmpint (count (firm, "SELECT count(*) FROM employees WHERE name = 'Bernd Beispiel' AND trashed_at IS NULL"), ==, 1);
}

static void
test_reason_does_not_name_the_person (Firm *firm, gconstpointer data)
{
  gint64 contact = run (firm, "create-contact", g_variant_new_parsed ("{'name': <'Carla Beispiel'>}"));

  run (firm, "edit-contact", g_variant_new_parsed ("{'record': <%x>, 'name': <'Carla Muster'>}", contact));
  refuse (firm, "erase-contact", g_variant_new_parsed ("{'record': <%x>, 'reason': <'carla beispiel wrote to us'>}", contact), "without the name");
  run (firm, "trash-contact", g_variant_new_parsed ("{'record': <%x>}", contact));
  run (firm, "erase-contact", g_variant_new_parsed ("{'record': <%x>, 'reason': <'Letter of 3 May'>}", contact));
  g_assert_cmpint (count (firm, "SELECT count(*) FROM contacts WHERE notes = 'Letter of 3 May' AND trashed_at IS NOT NULL"), ==, 1);
  run (firm, "erase-contact", g_variant_new_parsed ("{'record': <%x>}", contact));
  assert_whole (firm);
}

/* What is done afterwards can be taken back as ever. */
static void
test_later_changes_can_be_undone (Firm *firm, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 contact = run (firm, "create-contact", g_variant_new_parsed ("{'name': <'Dora Beispiel'>}"));

  run (firm, "erase-contact", g_variant_new_parsed ("{'record': <%x>}", contact));
  run (firm, "create-contact", g_variant_new_parsed ("{'name': <'Emil Beispiel'>}"));
  g_assert_true (store_file_undo (firm->file, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (store_file_undo (firm->file, 0, NULL, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_UNDO);
  assert_whole (firm);
}

#define ADD(name, test) g_test_add ("/erasure/" name, Firm, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("no-byte-of-an-erased-person-is-left", test_no_byte_is_left);
  ADD ("all-types-with-persons-are-known", test_all_types_are_known);
  ADD ("books-come-before-erasing", test_books_come_first);
  ADD ("who-works-here-is-not-erased", test_who_works_here_stays);
  ADD ("a-reason-does-not-name-the-person", test_reason_does_not_name_the_person);
  ADD ("later-changes-can-be-undone", test_later_changes_can_be_undone);
  return g_test_run ();
}
