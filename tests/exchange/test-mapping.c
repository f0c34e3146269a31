/* Mappings say where columns go, and are found again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gstdio.h>
#include "exchange-csv-guess.h"
#include "exchange-error.h"
#include "exchange-mapping-store.h"

typedef struct
{
  BaseRecord parent_instance;
  char      *name;
  char      *postal_code;
  gint64     manager;
  gint64     total;
} TestPerson;
typedef BaseRecordClass TestPersonClass;
GType test_person_get_type (void);
G_DEFINE_TYPE (TestPerson, test_person, BASE_TYPE_RECORD)

static const BaseField person_fields[] = {
  { BASE_TEXT (TestPerson, name),               "Name",        BASE_REQUIRED | BASE_TITLE },
  { BASE_TEXT (TestPerson, postal_code),        "Postal code", 0 },
  { BASE_LINK (TestPerson, manager, "persons"), "Manager",     0 },
  { BASE_MONEY (TestPerson, total),             "Total",       BASE_DERIVED },
};

static void
test_person_class_init (TestPersonClass *class)
{
  base_record_class_set_fields (class, "persons", "Person", "Persons", person_fields, G_N_ELEMENTS (person_fields));
}

static void
test_person_init (TestPerson *self)
{
}

static ExchangeCsvReader *
read_text (const char *text)
{
  ExchangeCsvFormat format = { .encoding = "UTF-8", .delimiter = ',', .quote = '"', .has_header = TRUE };
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  ExchangeCsvReader *reader = exchange_csv_reader_new (bytes, &format, 0, NULL, &error);

  g_assert_no_error (error);
  return reader;
}

static ExchangeMapping *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  ExchangeMapping *mapping = exchange_mapping_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return mapping;
}

static void
assert_expands (const char *template, ExchangeCsvReader *reader, guint row, const char *expected)
{
  static const char *const markers[] = { "NULL", NULL };
  ExchangeCells cells = { .reader = reader, .row = row, .ordinal = 7, .empty_markers = markers };
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeTemplate) parsed = exchange_template_new (template, &error);
  g_autoptr (GString) buffer = g_string_new ("left over");

  g_assert_no_error (error);
  g_assert_true (exchange_template_bind (parsed, reader, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (exchange_template_expand (parsed, &cells, buffer), ==, expected);
}

static void
test_templates (void)
{
  g_autoptr (ExchangeCsvReader) reader = read_text ("first,last,city\nAnn,Lee,Rome\nNULL,Lee,\n,NULL,\n");

  assert_expands ("{first}", reader, 0, "Ann");
  assert_expands ("{FIRST} {last}", reader, 0, "Ann Lee");
  assert_expands ("{first} {last}", reader, 1, "Lee");
  assert_expands ("{last}, {city}", reader, 1, "Lee");
  assert_expands ("{first} {last}", reader, 2, NULL);
  assert_expands ("No. {first}", reader, 2, NULL);
  assert_expands ("No. {first}!", reader, 0, "No. Ann!");
  assert_expands ("always", reader, 2, "always");
  assert_expands ("{last}-{#}", reader, 0, "Lee-7");
  assert_expands ("{last}-{#}", reader, 2, NULL);
  assert_expands ("{{x} {last}", reader, 0, "{x} Lee");
  assert_expands ("", reader, 0, NULL);
}

static void
test_template_errors (void)
{
  g_autoptr (ExchangeCsvReader) reader = read_text ("first\nAnn\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeTemplate) missing = exchange_template_new ("{second}", &error);

  g_assert_null (exchange_template_new ("{open", &error));
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING);
  g_clear_error (&error);
  g_assert_false (exchange_template_bind (missing, reader, &error));
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING);
  g_assert_nonnull (strstr (error->message, "second"));
}

static const char whole[] =
  "[import]\ntitle=Old books\nkind=order-lines\nsystem=old\ntable=lines\nkey={order}-{line}\nfold=true\ncolumns=order;line;a\\;b;text\n"
  "[format]\nempty=NULL ?\ndecimal=,\ndates=MDY\nzone=UTC\n"
  "[fields]\ntext={text}\ndiscount={a;b}\nstate={line}\n"
  "[links]\nsales_order=orders by key {order}\nitem=by title {text}\nseller=by number {line}\n"
  "[formats]\ndiscount=fraction\n"
  "[values state]\nnew=New;0\nopen=1\nother=*\n"
  "[child]\nkind=stock_moves\nkey={order}-{#}\nparent=order_line\nwhen={line}\nonce=true\n"
  "[child fields]\nquantity={line}\nmoved_on={text}\n[child formats]\nmoved_on=date\n[child values quantity]\n1=one\n";

static void
assert_whole (ExchangeMapping *mapping)
{
  ExchangeFieldMapping *order = exchange_mapping_find_field (mapping, "sales_order");
  ExchangeFieldMapping *state = exchange_mapping_find_field (mapping, "state");

  g_assert_cmpstr (mapping->title, ==, "Old books");
  g_assert_cmpstr (mapping->kind, ==, "order_lines");
  g_assert_cmpstr (mapping->system, ==, "old");
  g_assert_cmpstr (mapping->table, ==, "lines");
  g_assert_cmpstr (exchange_template_get_text (mapping->key), ==, "{order}-{line}");
  g_assert_cmpstr (mapping->columns[2], ==, "a;b");
  g_assert_cmpstr (mapping->zone, ==, "UTC");
  g_assert_true (mapping->folds && !mapping->once);
  g_assert_cmpuint (mapping->fields->len, ==, 6);
  g_assert_cmpstr (order->by, ==, "key");
  g_assert_cmpstr (order->table, ==, "orders");
  g_assert_cmpstr (exchange_template_get_text (order->value), ==, "{order}");
  g_assert_cmpstr (exchange_mapping_find_field (mapping, "item")->by, ==, "title");
  g_assert_cmpstr (exchange_mapping_find_field (mapping, "seller")->by, ==, "number");
  g_assert_cmpint (exchange_mapping_find_field (mapping, "discount")->form, ==, EXCHANGE_FORM_FRACTION);
  g_assert_cmpstr (g_hash_table_lookup (state->values, "New"), ==, "new");
  g_assert_cmpstr (g_hash_table_lookup (state->values, "0"), ==, "new");
  g_assert_cmpstr (g_hash_table_lookup (state->values, "*"), ==, "other");
  g_assert_cmpstr (mapping->child->kind, ==, "stock_moves");
  g_assert_cmpstr (mapping->child->system, ==, "old");
  g_assert_cmpstr (mapping->child->parent, ==, "order_line");
  g_assert_true (mapping->child->once);
  g_assert_cmpint (exchange_mapping_find_field (mapping->child, "moved_on")->form, ==, EXCHANGE_FORM_DATE);
  g_assert_cmpstr (g_hash_table_lookup (exchange_mapping_find_field (mapping->child, "quantity")->values, "one"), ==, "1");
}

static void
test_round_trip (void)
{
  g_autoptr (ExchangeMapping) mapping = parse (whole), copy = exchange_mapping_copy (mapping);
  ExchangeCsvFormat format = { .decimal = '.', .group = ',', .date_order = BASE_ORDER_DMY };

  assert_whole (mapping);
  assert_whole (copy);
  exchange_mapping_adjust (copy, &format);
  g_assert_cmpint (format.decimal, ==, ',');
  g_assert_cmpint (format.group, ==, 0);
  g_assert_cmpint (format.date_order, ==, BASE_ORDER_MDY);
  g_assert_cmpstr (format.empty_markers, ==, "NULL ?");
}

static void
assert_refused (const char *text, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeMapping) mapping = exchange_mapping_parse (text, strlen (text), &error);

  g_assert_null (mapping);
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING);
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_refused (void)
{
  assert_refused ("nonsense", "not a mapping");
  assert_refused ("[import]\nsystem=x\n", "kind=");
  assert_refused ("[import]\nkind=x\nkey={a\n", "{a");
  assert_refused ("[import]\nkind=x\n[format]\ndecimal=;\n", ";");
  assert_refused ("[import]\nkind=x\n[format]\ndates=YDM\n", "YDM");
  assert_refused ("[import]\nkind=x\n[links]\na={b}\n", "by key");
  assert_refused ("[import]\nkind=x\n[fields]\na={b}\n[formats]\na=roman\n", "roman");
  assert_refused ("[import]\nkind=x\n[child]\nkind=y\n", "parent=");
}

static void
test_changes (void)
{
  g_autoptr (ExchangeMapping) mapping = exchange_mapping_new ("order-lines");
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (mapping->kind, ==, "order_lines");
  g_assert_true (exchange_mapping_set_field (mapping, "text", "{a}", &error));
  g_assert_true (exchange_mapping_set_field (mapping, "text", "{b}", &error));
  g_assert_false (exchange_mapping_set_field (mapping, "text", "{b", &error));
  g_assert_cmpuint (mapping->fields->len, ==, 1);
  g_assert_cmpstr (exchange_template_get_text (exchange_mapping_find_field (mapping, "text")->value), ==, "{b}");
  g_clear_error (&error);
  g_assert_true (exchange_mapping_set_field (mapping, "text", NULL, &error));
  g_assert_null (exchange_mapping_find_field (mapping, "text"));
}

static void
test_guess (void)
{
  static const char *const columns[] = { "ID", "NAME", "Postal Code", "manager", "total", "other", NULL };
  g_autoptr (BaseRecordClass) class = g_type_class_ref (test_person_get_type ());
  g_autoptr (ExchangeMapping) mapping = exchange_mapping_guess (class, columns);

  g_assert_cmpstr (mapping->kind, ==, "persons");
  g_assert_cmpuint (mapping->fields->len, ==, 3);
  g_assert_cmpstr (exchange_template_get_text (exchange_mapping_find_field (mapping, "name")->value), ==, "{NAME}");
  g_assert_cmpstr (exchange_template_get_text (exchange_mapping_find_field (mapping, "postal_code")->value), ==, "{Postal Code}");
  g_assert_cmpstr (exchange_mapping_find_field (mapping, "manager")->by, ==, "title");
  g_assert_cmpstr (exchange_template_get_text (mapping->key), ==, "{ID}");
}

static void
test_fingerprint (void)
{
  static const char *const columns[] = { "Number", "Straße", NULL }, *const same[] = { "number ", "STRASSE", "factotum_reason", NULL };
  static const char *const other[] = { "NumberStraße", NULL };
  g_autofree char *first = exchange_mapping_fingerprint (columns), *second = exchange_mapping_fingerprint (same), *third = exchange_mapping_fingerprint (other);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
  g_assert_cmpuint (strlen (first), ==, 64);
}

static void
test_remembered (void)
{
  static const char *const columns[] = { "Number", "Name", NULL }, *const unknown[] = { "Number", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *top = g_dir_make_tmp ("factotum-mapping-XXXXXX", &error);
  g_autofree char *folder = g_build_filename (top, "import", NULL), *broken = g_build_filename (top, "broken.import", NULL);
  g_autofree char *fingerprint = exchange_mapping_fingerprint (columns);
  g_autofree char *file = g_strconcat (folder, "/", fingerprint, ".import", NULL);
  const char *const folders[] = { top, folder, NULL };
  g_autoptr (ExchangeMapping) mapping = exchange_mapping_new ("persons"), found = NULL, none = NULL, other = NULL;

  g_assert_true (g_file_set_contents (broken, "[import]\n", -1, &error));
  g_assert_true (exchange_mapping_set_field (mapping, "name", "{Name}", &error));
  g_assert_true (exchange_mapping_remember (mapping, folder, columns, &error));
  g_assert_no_error (error);
  found = exchange_mapping_find (folders, NULL, columns);
  g_assert_cmpstr (exchange_template_get_text (exchange_mapping_find_field (found, "name")->value), ==, "{Name}");
  none = exchange_mapping_find (folders, NULL, unknown);
  other = exchange_mapping_find (folders, "orders", columns);
  g_assert_true (none == NULL && other == NULL);
  g_remove (file);
  g_remove (broken);
  g_rmdir (folder);
  g_rmdir (top);
}

static void
test_ready_mappings (void)
{
  static const struct { const char *file, *kind, *table; } files[] = {
    { "northwind/employees.csv", "employees", "employees" }, { "northwind/customers.csv", "contacts", "customers" },
    { "northwind/suppliers.csv", "contacts", "suppliers" }, { "northwind/shippers.csv", "contacts", "shippers" },
    { "northwind/products.csv", "items", "products" }, { "northwind/orders.csv", "orders", "orders" },
    { "northwind/order_details.csv", "order_lines", "order_details" }, { "incidents/incident_event_log.csv", "tickets", "incidents" },
  };
  const char *const folders[] = { g_getenv ("FACTOTUM_IMPORT_DIR"), NULL };
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("FACTOTUM_TEST_DATA"), files[i].file, NULL);
      g_autoptr (GBytes) bytes = exchange_csv_load (path, NULL, NULL);
      g_autoptr (ExchangeCsvReader) reader = NULL;
      g_autoptr (ExchangeMapping) mapping = NULL;
      g_autoptr (GError) error = NULL;
      ExchangeCsvFormat format;

      if (bytes == NULL)
        {
          g_test_skip ("the sample firms are not here");
          return;
        }
      exchange_csv_guess (bytes, locale, &format);
      reader = exchange_csv_reader_new (bytes, &format, 0, NULL, &error);
      g_assert_no_error (error);
      mapping = exchange_mapping_find (folders, NULL, exchange_csv_reader_get_columns (reader));
      g_assert_nonnull (mapping);
      g_assert_cmpstr (mapping->kind, ==, files[i].kind);
      g_assert_cmpstr (mapping->table, ==, files[i].table);
      exchange_mapping_bind (mapping, reader, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/template/empty-columns-take-their-text-along", test_templates);
  g_test_add_func ("/exchange/template/mistakes-are-named", test_template_errors);
  g_test_add_func ("/exchange/mapping/a-key-file-comes-back-whole", test_round_trip);
  g_test_add_func ("/exchange/mapping/mistakes-are-named", test_refused);
  g_test_add_func ("/exchange/mapping/fields-can-be-changed", test_changes);
  g_test_add_func ("/exchange/mapping/headings-that-name-fields-are-recognised", test_guess);
  g_test_add_func ("/exchange/mapping/a-fingerprint-forgives-case-and-space", test_fingerprint);
  g_test_add_func ("/exchange/mapping/a-mapping-is-remembered-by-its-heading", test_remembered);
  g_test_add_func ("/exchange/mapping/ready-mappings-fit-their-files", test_ready_mappings);
  return g_test_run ();
}
