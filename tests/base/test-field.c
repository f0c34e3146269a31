/* Every kind of field is read and written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-date.h"
#include "base-number.h"
#include "base-text.h"
#include "test-locales.h"
#include "test-record-type.h"

/* What a cell says and how it then reads; NULL = refused. */
typedef struct
{
  guint       index;
  const char *text;
  const char *read;
} Cell;

static const Cell cells[] = {
  { NAME, " Ann  Lee ", "Ann  Lee" }, { NAME, "two\nlines", "two lines" }, { NOTES, "two\r\nlines", "two\nlines" }, { NAME, "M\xfcller", NULL },
  { PIECES, "1.234", "1.234" }, { PIECES, "1,5", NULL }, { WEIGHT, "1,5", "1,5" }, { WEIGHT, "1,0000001", NULL }, { TOTAL, "12,3", "12,30" }, { TOTAL, "12,3 €", "12,30" },
  { DISCOUNT, "5 %", "5\u00A0%" }, { PROMISED_ON, "1.2.26", "01.02.2026" }, { PROMISED_ON, "2026-02-01", "01.02.2026" }, { PROMISED_ON, "30.2.26", NULL },
  { SHIPPED_AT, "1.2.2026 9:05", "01.02.2026 09:05" }, { SHIPPED_AT, "2026-02-01T08:05:09Z", "01.02.2026 09:05:09" }, { SHIPPED_AT, "1.2.2026", NULL },
  { IS_URGENT, "YES", "Yes" }, { IS_URGENT, "0", "No" }, { IS_URGENT, "TRUE", "Yes" }, { IS_URGENT, "maybe", NULL },
  { STATE, "confirmed", "Confirmed order" }, { STATE, "CONFIRMED ORDER", "Confirmed order" }, { STATE, "cancelled", NULL }, { STATE, "1", NULL },
  { COLOUR, "réd", "Red" }, { CUSTOMER, "K-1001", "K-1001" }, { BANK_ACCOUNT, " DE12 3456 ", "DE12 3456" }, { SALARY, "2.500,00", "2.500,00" }, { SALARY, "lots", NULL },
};

static void
try_cell (const Cell *cell, BaseLocale *locale)
{
  const BaseField *field = &thing_fields[cell->index];
  g_autoptr (GError) error = NULL;
  GVariant *floating = NULL;
  gboolean read = base_field_parse (field, cell->text, locale, "EUR", &floating, &error);
  g_autoptr (GVariant) value = floating != NULL ? g_variant_ref_sink (floating) : NULL;
  g_autofree char *text = read ? base_field_format (field, value, locale, "EUR") : NULL;

  if (g_strcmp0 (text, cell->read) != 0)
    g_error ("%s: “%s” became “%s” (%s)", field->name, cell->text, text, error != NULL ? error->message : "");
  if (!read)
    {
      g_assert_error (error, BASE_ERROR, BASE_ERROR_VALUE);
      g_assert_true (g_str_has_prefix (error->message, field->label));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_cells (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "EUR");

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    try_cell (&cells[i], locale);
}

static void
test_blank (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "EUR");

  for (guint i = 0; i < N_FIELDS; i++)
    {
      GVariant *value = (GVariant *) "untouched";
      g_autofree char *text = base_field_format (&thing_fields[i], NULL, locale, "EUR");

      g_assert_true (base_field_parse (&thing_fields[i], " \t", locale, "EUR", &value, NULL));
      g_assert_null (value);
      g_assert_cmpstr (text, ==, "");
    }
}

static void
test_messages (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "EUR");
  g_autoptr (GError) choice = NULL, yes_no = NULL;
  GVariant *value = NULL;

  g_assert_false (base_field_parse (&thing_fields[STATE], "lost", locale, "EUR", &value, &choice));
  g_assert_cmpstr (choice->message, ==, "State: “lost” is none of the choices. Please take one of: Draft, Confirmed order, Shipped.");
  g_assert_false (base_field_parse (&thing_fields[IS_URGENT], "maybe", locale, "EUR", &value, &yes_no));
  g_assert_cmpstr (yes_no->message, ==, "Urgent: “maybe” is neither yes nor no. Please write “Yes” or “No”.");
  g_assert_null (value);
}

/* What people may read in one language they may type back in it. */
static void
try_round_trip (BaseLocale *locale, guint index, gint64 number, const char *currency)
{
  const BaseField *field = &thing_fields[index];
  g_autofree char *text = base_field_format_number (field, number, locale, currency);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = NULL;

  base_field_parse (field, text, locale, currency, &value, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_variant_ref_sink (value));
  if (g_variant_get_int64 (value) != number)
    g_error ("%s, %s: “%s” is not %" G_GINT64_FORMAT, locale->name, field->name, text, number);
}

static void
test_round_trip (void)
{
  static const guint figures[] = { PIECES, WEIGHT, TOTAL, DISCOUNT };
  static const char *const currencies[] = { "EUR", "JPY", "KWD" };
  g_autoptr (GRand) chance = g_rand_new_with_seed (5);

  for (guint l = 0; l < G_N_ELEMENTS (tested_locales); l++)
    {
      g_autoptr (BaseLocale) locale = base_locale_new (tested_locales[l], NULL);

      for (guint i = 0; i < 300; i++)
        {
          try_round_trip (locale, figures[i % 4], make_figure (chance), currencies[i % 3]);
          try_round_trip (locale, PROMISED_ON, g_rand_int_range (chance, 1, BASE_LAST_DATE + 1), "EUR");
          try_round_trip (locale, SHIPPED_AT, g_rand_int_range (chance, 0, 60000) * G_GINT64_CONSTANT (86400) + 43200, "EUR");
          try_round_trip (locale, STATE, i % 3, "EUR");
          try_round_trip (locale, IS_URGENT, i % 2, "EUR");
        }
    }
}

static void
test_facts (void)
{
  g_assert_true (base_field_is_text (&thing_fields[NOTES]));
  g_assert_true (base_field_is_sealed (&thing_fields[SALARY]));
  g_assert_true (base_field_is_number (&thing_fields[STATE]));
  g_assert_false (base_field_is_number (&thing_fields[SALARY]));
  g_assert_false (base_field_is_input (&thing_fields[TOTAL]));  /* derived */
  g_assert_false (base_field_is_input (&thing_fields[SALARY])); /* hidden */
  g_assert_true (base_field_is_input (&thing_fields[NAME]));
  g_assert_cmpstr (base_field_get_label (&thing_fields[NAME]), ==, "Name");
  g_assert_cmpint (base_field_find_choice (&thing_fields[COLOUR], ""), ==, 0);
  g_assert_cmpint (base_field_find_choice (&thing_fields[COLOUR], "blue"), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/field/a-cell-is-read-by-its-kind-or-refused", test_cells);
  g_test_add_func ("/base/field/a-blank-cell-is-empty", test_blank);
  g_test_add_func ("/base/field/a-refusal-names-the-field-and-the-choices", test_messages);
  g_test_add_func ("/base/field/what-is-shown-can-be-typed-back", test_round_trip);
  g_test_add_func ("/base/field/a-field-knows-what-it-is", test_facts);

  return g_test_run ();
}
