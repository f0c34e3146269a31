/* A record keeps, tells and copies its fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-date.h"
#include "test-record-type.h"

#define BIT(index) (G_GUINT64_CONSTANT (1) << (index))

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  (*(int *) data)++;
}

static void
count_reload_cb (BaseRecord *record, gpointer data)
{
  (*(int *) data)++;
}

static void
test_new_is_empty (void)
{
  g_autoptr (TestThing) thing = make_thing ();
  BaseRecord *record = BASE_RECORD (thing);

  g_assert_cmpint (record->id, ==, 0);
  g_assert_true (thing->shipped_at == BASE_NO_TIME);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autoptr (GVariant) value = base_record_dup_value (record, &thing_fields[i]);
      BaseKind kind = thing_fields[i].kind;
      gboolean is_value = (kind >= BASE_KIND_COUNT && kind <= BASE_KIND_RATE) || kind == BASE_KIND_YES_NO || i == STATE;

      g_assert_cmpint (base_record_is_empty (record, &thing_fields[i]), ==, !is_value);
      g_assert_cmpint (value == NULL, ==, !is_value);
    }
}

static void
test_properties (void)
{
  g_autoptr (GBytes) sealed = g_bytes_new ("secret", 6);
  g_autoptr (TestThing) thing = g_object_new (TEST_TYPE_THING,
                                              "name", "Table", "notes", "Oak", "pieces", G_GINT64_CONSTANT (3), "weight", G_GINT64_CONSTANT (-1), "total", G_MAXINT64,
                                              "discount", G_MININT64, "promised-on", G_MAXUINT, "shipped-at", G_GINT64_CONSTANT (0), "is-urgent", TRUE,
                                              "state", 2, "colour", G_MININT, "customer", G_GINT64_CONSTANT (12), "bank-account", sealed, NULL);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) account = NULL;
  gint64 total, shipped_at;
  guint promised_on;
  gboolean is_urgent;
  int state, colour;

  g_object_get (thing, "name", &name, "total", &total, "promised-on", &promised_on, "shipped-at", &shipped_at, "is-urgent", &is_urgent,
                "state", &state, "colour", &colour, "bank-account", &account, NULL);
  g_assert_cmpstr (name, ==, "Table");
  g_assert_cmpstr (thing->notes, ==, "Oak");
  g_assert_true (thing->pieces == 3 && thing->weight == -1 && total == G_MAXINT64 && thing->discount == G_MININT64);
  g_assert_true (promised_on == G_MAXUINT && shipped_at == 0 && is_urgent && state == 2 && colour == G_MININT && thing->customer == 12);
  g_assert_true (account == sealed);
}

/* As a property bound in a page does it: one notification a change, none without. */
static void
assert_notified (TestThing *thing, const char *property, int times, int *count)
{
  if (*count != times)
    g_error ("%s was notified %d times", property, *count);
  *count = 0;
}

static void
test_setters (void)
{
  g_autoptr (TestThing) thing = make_thing ();
  g_autoptr (GBytes) one = g_bytes_new ("one", 3);
  g_autoptr (GBytes) same = g_bytes_new ("one", 3);
  BaseRecord *record = BASE_RECORD (thing);
  int count = 0;

  g_signal_connect (thing, "notify", G_CALLBACK (count_cb), &count);

  g_assert_true (base_record_set_text (record, &thing->name, "Ann"));
  g_assert_false (base_record_set_text (record, &thing->name, "Ann"));
  assert_notified (thing, "name", 1, &count);
  g_assert_true (base_record_set_text (record, &thing->name, ""));
  g_assert_null (thing->name);
  g_assert_false (base_record_set_text (record, &thing->name, NULL));
  assert_notified (thing, "name", 1, &count);
  g_assert_true (base_record_set_number (record, &thing->total, 5));
  g_assert_false (base_record_set_number (record, &thing->total, 5));
  assert_notified (thing, "total", 1, &count);
  g_assert_true (base_record_set_date (record, &thing->promised_on, 700000));
  g_assert_false (base_record_set_date (record, &thing->promised_on, 700000));
  assert_notified (thing, "promised-on", 1, &count);
  g_assert_true (base_record_set_int (record, &thing->is_urgent, 7));
  g_assert_cmpint (thing->is_urgent, ==, TRUE);
  g_assert_false (base_record_set_int (record, &thing->is_urgent, TRUE));
  assert_notified (thing, "is-urgent", 1, &count);
  g_assert_true (base_record_set_sealed (record, &thing->salary, one));
  g_assert_false (base_record_set_sealed (record, &thing->salary, same));
  g_assert_true (base_record_set_sealed (record, &thing->salary, NULL));
  assert_notified (thing, "salary", 2, &count);
  g_assert_cmpuint (record->changed, ==, BIT (NAME) | BIT (TOTAL) | BIT (PROMISED_ON) | BIT (IS_URGENT) | BIT (SALARY));
}

/* Setting a text to a part of itself must not read what was freed. */
static void
test_own_text (void)
{
  g_autoptr (TestThing) thing = make_thing ();

  base_record_set_text (BASE_RECORD (thing), &thing->name, "Ann Lee");
  g_assert_true (base_record_set_text (BASE_RECORD (thing), &thing->name, thing->name + 4));
  g_assert_cmpstr (thing->name, ==, "Lee");
}

static void
test_changed (void)
{
  g_autoptr (TestThing) thing = make_thing ();
  BaseRecord *record = BASE_RECORD (thing);
  guint64 always = BIT (PIECES) | BIT (WEIGHT) | BIT (TOTAL) | BIT (DISCOUNT) | BIT (IS_URGENT) | BIT (STATE);

  base_record_set_text (record, &thing->name, "Ann");
  base_record_forget_changed (record);
  g_assert_cmpuint (base_record_get_changed (record), ==, BIT (NAME) | always); /* new: all that is not empty */
  record->id = 5;
  g_assert_cmpuint (base_record_get_changed (record), ==, 0);
  base_record_set_number (record, &thing->customer, 9);
  g_assert_cmpuint (base_record_get_changed (record), ==, BIT (CUSTOMER));
  base_record_forget_changed (record);
  g_assert_cmpuint (base_record_get_changed (record), ==, 0);
}

static void
fill (TestThing *thing)
{
  g_autoptr (GBytes) sealed = g_bytes_new ("secret", 6);
  BaseRecord *record = BASE_RECORD (thing);

  base_record_put_text (record, &thing_fields[NAME], "Ann");
  base_record_put_text (record, &thing_fields[NOTES], "line\nline");
  for (guint i = 0; i < N_FIELDS; i++)
    if (base_field_is_number (&thing_fields[i]))
      base_record_put_number (record, &thing_fields[i], 1);
  base_record_put_sealed (record, &thing_fields[SALARY], sealed);
}

static void
test_copy (void)
{
  g_autoptr (TestThing) from = make_thing ();
  g_autoptr (TestThing) to = make_thing ();
  BaseRecord *source = BASE_RECORD (from), *record = BASE_RECORD (to);
  int notified = 0, reloaded = 0;

  fill (from);
  fill (to);
  base_record_set_number (source, &from->customer, 2);
  base_record_set_text (source, &from->notes, NULL);
  source->id = 7;
  source->version = 3;
  source->trashed = TRUE;
  base_record_forget_changed (source);
  g_signal_connect (to, "notify", G_CALLBACK (count_cb), &notified);
  g_signal_connect (to, "reloaded", G_CALLBACK (count_reload_cb), &reloaded);

  base_record_copy (record, source);
  g_assert_cmpint (notified, ==, 2);
  g_assert_cmpint (reloaded, ==, 1);
  g_assert_true (record->id == 7 && record->version == 3 && record->trashed && record->changed == 0);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autoptr (GVariant) one = base_record_dup_value (source, &thing_fields[i]);
      g_autoptr (GVariant) other = base_record_dup_value (record, &thing_fields[i]);

      g_assert_true (one == other || g_variant_equal (one, other));
    }
}

static void
test_values (void)
{
  g_autoptr (TestThing) from = make_thing ();
  g_autoptr (TestThing) to = make_thing ();

  fill (from);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autoptr (GVariant) value = base_record_dup_value (BASE_RECORD (from), &thing_fields[i]);
      g_autoptr (GVariant) back = NULL;

      g_assert_true (base_record_set_value (BASE_RECORD (to), &thing_fields[i], value, NULL));
      back = base_record_dup_value (BASE_RECORD (to), &thing_fields[i]);
      g_assert_true (back == value || g_variant_equal (back, value));
      g_assert_true (base_record_set_value (BASE_RECORD (to), &thing_fields[i], NULL, NULL));
    }
  g_assert_true (to->name == NULL && to->salary == NULL && to->total == 0 && to->shipped_at == BASE_NO_TIME && to->state == 0);
}

static void
assert_refused (guint index, GVariant *floating)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (floating);
  g_autoptr (TestThing) thing = make_thing ();
  g_autoptr (GError) error = NULL;

  g_assert_false (base_record_set_value (BASE_RECORD (thing), &thing_fields[index], value, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, thing_fields[index].label));
  g_assert_cmpuint (BASE_RECORD (thing)->changed, ==, 0);
}

static void
test_misfits (void)
{
  assert_refused (NAME, g_variant_new_int64 (1));
  assert_refused (TOTAL, g_variant_new_string ("1"));
  assert_refused (TOTAL, g_variant_new_int32 (1));
  assert_refused (TOTAL, g_variant_new_double (1));
  assert_refused (SALARY, g_variant_new_int64 (1));
  assert_refused (STATE, g_variant_new_int64 (3));
  assert_refused (STATE, g_variant_new_int64 (-1));
  assert_refused (STATE, g_variant_new_int64 (G_GINT64_CONSTANT (1) << 32));
  assert_refused (PROMISED_ON, g_variant_new_int64 (-1));
  assert_refused (PROMISED_ON, g_variant_new_int64 (BASE_LAST_DATE + 1));
  assert_refused (SHIPPED_AT, g_variant_new_int64 (G_MAXINT64));
  assert_refused (TOTAL, g_variant_new_int64 (G_MAXINT64));
  assert_refused (CUSTOMER, g_variant_new_int64 (-5));
  assert_refused (IS_URGENT, g_variant_new_int64 (2));
}

static void
test_formats (void)
{
  g_autoptr (TestThing) thing = make_thing ();
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", NULL);
  static const char *const empty[] = { "", "", "0", "0", "0,00", "0\u00A0%", "", "", "No", "Draft", "", "", "", "", "" };
  static const char *const full[] = { "Ann", "line\nline", "1", "0,000001", "0,01", "0,0001\u00A0%", "01.01.0001", "01.01.1970 01:00:01", "Yes", "Confirmed order", "Red", "1", "", "•••", "" };

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < N_FIELDS; i++)
        {
          g_autofree char *text = base_record_format (BASE_RECORD (thing), &thing_fields[i], locale);

          g_assert_cmpstr (text, ==, pass == 0 ? empty[i] : full[i]);
        }
      fill (thing);
    }

  base_record_set_text (BASE_RECORD (thing), &thing->currency, "JPY");
  g_autofree char *yen = base_record_format (BASE_RECORD (thing), &thing_fields[TOTAL], locale);
  g_assert_cmpstr (yen, ==, "1");
  g_assert_cmpstr (base_record_get_title (BASE_RECORD (thing)), ==, "Ann");
}

static void
test_class (void)
{
  g_autoptr (TestThing) thing = make_thing ();
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (thing);

  g_assert_true (base_record_class_find_field (class, "promised_on") == &thing_fields[PROMISED_ON]);
  g_assert_true (base_record_class_find_field (class, "Promised-On") == &thing_fields[PROMISED_ON]);
  g_assert_null (base_record_class_find_field (class, "promised"));
  g_assert_null (base_record_class_find_field (class, "promised_on_"));
  g_assert_null (base_record_class_find_field (class, ""));
  g_assert_true (base_record_class_find_flag (class, BASE_TITLE) == &thing_fields[NAME]);
  g_assert_null (base_record_class_find_flag (class, BASE_PARENT));
  g_assert_cmpstr (class->table, ==, "things");
  g_assert_cmpuint (class->n_fields, ==, N_FIELDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/record/a-new-record-is-empty", test_new_is_empty);
  g_test_add_func ("/base/record/a-field-is-a-property", test_properties);
  g_test_add_func ("/base/record/only-a-change-is-notified", test_setters);
  g_test_add_func ("/base/record/a-text-may-be-set-to-a-part-of-itself", test_own_text);
  g_test_add_func ("/base/record/changes-are-remembered-until-forgotten", test_changed);
  g_test_add_func ("/base/record/a-copy-tells-what-differs", test_copy);
  g_test_add_func ("/base/record/a-value-goes-out-and-in", test_values);
  g_test_add_func ("/base/record/a-value-that-does-not-fit-is-refused", test_misfits);
  g_test_add_func ("/base/record/a-field-reads-as-people-write", test_formats);
  g_test_add_func ("/base/record/a-field-is-found-by-name-and-flag", test_class);

  return g_test_run ();
}
