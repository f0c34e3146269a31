/* Any bytes are read or refused, and what is read comes back alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <base-date.h>
#include <base-number.h>
#include <exchange-csv-guess.h>
#include <exchange-mapping.h>
#include <glib/gstdio.h>
#include <office.h>
#include <signal.h>
#include <store-image.h>
#include <store-search.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LENGTH_MAX 65536

typedef struct
{
  const char *name;
  void      (*try) (const guint8 *data, gsize length);
  const char *seeds[8];
} Target;

/* Made once. Borrowed. */
static BaseLocale *
get_locale (guint8 choice)
{
  static const char *const names[] = { "de_DE", "en_US", "pt_BR", "it_IT", "fr_FR", "de_CH", "en_IN", "C" };
  static BaseLocale *locales[G_N_ELEMENTS (names)];
  guint number = choice % G_N_ELEMENTS (names);

  if (locales[number] == NULL)
    locales[number] = base_locale_new (names[number], NULL);
  return locales[number];
}

/* What clerks type; the first byte chooses the language. full, nullable */
static char *
read_words (const guint8 *data, gsize length, BaseLocale **locale)
{
  char *text;

  if (length == 0)
    return NULL;
  text = g_strndup ((const char *) data + 1, length - 1);
  if (!g_utf8_validate (text, -1, NULL)) /* entries of a window are always UTF-8 */
    g_clear_pointer (&text, g_free);
  *locale = get_locale (data[0]);
  return text;
}

static void
try_money (const guint8 *data, gsize length)
{
  BaseLocale *locale = NULL;
  g_autofree char *text = read_words (data, length, &locale), *shown = NULL;
  gint64 amount = 0, again = 0;

  if (text == NULL || !base_money_parse (text, locale, "EUR", &amount, NULL))
    return;
  shown = base_money_format (amount, locale, "EUR");
  if (!base_money_parse (shown, locale, "EUR", &again, NULL) || again != amount)
    g_error ("money “%s” is “%s”, which is something else", text, shown);
}

static void
try_quantity (const guint8 *data, gsize length)
{
  BaseLocale *locale = NULL;
  g_autofree char *text = read_words (data, length, &locale), *shown = NULL;
  gint64 quantity = 0, again = 0;

  if (text == NULL || !base_quantity_parse (text, locale, &quantity, NULL))
    return;
  shown = base_quantity_format (quantity, locale);
  if (!base_quantity_parse (shown, locale, &again, NULL) || again != quantity)
    g_error ("quantity “%s” is “%s”, which is something else", text, shown);
}

static void
try_date (const guint8 *data, gsize length)
{
  BaseLocale *locale = NULL;
  g_autofree char *text = read_words (data, length, &locale), *shown = NULL;
  guint32 date = BASE_NO_DATE, again = BASE_NO_DATE;

  if (text == NULL || !base_date_parse (text, locale, &date, NULL))
    return;
  shown = base_date_format (date, locale);
  if (!base_date_parse (shown, locale, &again, NULL) || again != date)
    g_error ("day “%s” is “%s”, which is something else", text, shown);
}

/* Every cell can be asked for, whatever the file was. */
static void
try_csv (const guint8 *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (ExchangeCsvReader) reader = NULL;
  ExchangeCsvFormat format;

  exchange_csv_guess (bytes, get_locale (0), &format);
  reader = exchange_csv_reader_new (bytes, &format, 0, NULL, NULL);

  for (guint row = 0; reader != NULL && row < exchange_csv_reader_get_n_rows (reader); row++)
    for (guint column = 0; column < exchange_csv_reader_get_n_cells (reader, row); column++)
      {
        const char *cell = exchange_csv_reader_get_cell (reader, row, column);

        if (cell != NULL && !g_utf8_validate (cell, -1, NULL))
          g_error ("row %u, column %u is not UTF-8", row, column);
      }
}

static void
try_mapping (const guint8 *data, gsize length)
{
  g_autoptr (ExchangeMapping) mapping = exchange_mapping_parse ((const char *) data, length, NULL), again = NULL;
  g_autofree char *printed = mapping != NULL ? exchange_mapping_print (mapping) : NULL, *twice = NULL;

  if (mapping == NULL)
    return;
  again = exchange_mapping_parse (printed, strlen (printed), NULL);
  twice = again != NULL ? exchange_mapping_print (again) : NULL;
  if (g_strcmp0 (printed, twice) != 0)
    g_error ("a mapping comes back as another one:\n%s\n%s", printed, twice);
}

/* One for all tries: the files that they are tried on. */
typedef struct
{
  char            *folder;
  char            *path;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  StoreDb         *db;
  char            *bytes;
  gsize            length;
} Company;

static Company *
get_company (void)
{
  static Company company;
  g_autoptr (GError) error = NULL;

  if (company.folder != NULL)
    return &company;
  company.folder = g_dir_make_tmp ("factotum-fuzz-XXXXXX", &error);
  g_assert_no_error (error);
  company.path = g_build_filename (company.folder, "firm.factotum", NULL);
  company.schema = office_schema_new ();
  company.environment = base_environment_new ();
  company.db = store_db_open (company.path, STORE_DB_CREATE, company.schema, company.environment, &error);
  g_assert_no_error (error);
  g_clear_object (&company.db);
  g_assert_true (g_file_get_contents (company.path, &company.bytes, &company.length, NULL));
  company.db = store_db_open (company.path, STORE_DB_READ, company.schema, company.environment, &error);
  g_assert_no_error (error);
  return &company;
}

#ifndef WITH_LIBFUZZER
static void
remove_company (void)
{
  Company *company = get_company ();
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_object (&company->db);
  folder = g_dir_open (company->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (company->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (company->folder);
}
#endif

/* Never an error of the search's own language, whatever is typed. */
static void
try_search (const guint8 *data, gsize length)
{
  g_autofree char *text = g_strndup ((const char *) data, MIN (length, 500));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return;
  hits = store_search_everything (get_company ()->db, text, 5, &error);
  if (error != NULL)
    g_error ("“%s”: %s", text, error->message);
}

/* The bytes spoil the file of a company: opened with a sentence, or all right. */
static void
try_file (const guint8 *data, gsize length)
{
  Company *company = get_company ();
  g_autofree char *path = g_build_filename (company->folder, "hostile.factotum", NULL);
  g_autofree char *bytes = g_memdup2 (company->bytes, company->length);
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreDb) db = NULL;

  for (gsize i = 0; i + 3 < length; i += 4)
    {
      gsize at = ((gsize) data[i] << 16 | (gsize) data[i + 1] << 8 | data[i + 2]) % company->length;

      bytes[i % 8 == 0 ? at % 4096 : at] = (char) data[i + 3];
    }
  g_assert_true (g_file_set_contents_full (path, bytes, (gssize) company->length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  db = store_db_open (path, STORE_DB_READ, company->schema, company->environment, &error);
  if (db == NULL && !g_str_has_suffix (error->message, "."))
    g_error ("%s", error->message);
}

/* A bug that must be found: otherwise the others are not looked for either. */
static void
try_canary (const guint8 *data, gsize length)
{
  if (length >= 3 && data[0] == 'b' && data[1] == 'u' && data[2] == 'g')
    abort ();
}

/* What a change log may hold after somebody else wrote in it. */
static void
try_log (const guint8 *data, gsize length)
{
  g_autofree char *text = g_strndup ((const char *) data, length);
  g_autoptr (GArray) cells = store_image_parse (get_company ()->db, text, NULL);

  for (guint i = 0; cells != NULL && i < cells->len; i++)
    g_assert_nonnull (g_array_index (cells, StoreCell, i).value);
}

static const Target targets[] = {
  { "money",    try_money,    { "\0" "1.234,50", "\1" "1,234.50", "\4" "-1 234,5", "\5" "1’234.05", "\1" "(12.00)", "\0" "€ 5", "\2" "90071992547409,91" } },
  { "quantity", try_quantity, { "\0" "1.234,5", "\1" "0.000001", "\6" "12,34,567.8", "\1" "1 1/2", "\0" "-0", "\7" "9007199254.740991" } },
  { "date",     try_date,     { "\0" "31.12.2026", "\1" "12/31/26", "\7" "2026-02-29", "\0" "heute", "\2" "1 1 50", "\0" "31 12", "\1" "9999-12-31" } },
  { "csv",      try_csv,      { "a;b\r\n1;2\r\n", "\xef\xbb\xbfName,Amount\n\"x \"\"y\"\"\",\"1\n2\"\n", "a\tb\n\"", "\xff\xfe" "a", "sep=;\na;b\n", ",,,\n,,", "a|b\r1|2\r" } },
  { "mapping",  try_mapping,  { "[import]\nkind=contacts\nsystem=x\nkey={id}\n[fields]\nname={a}, {b}\n[values name]\nx=1;2\n[formats]\nname=date\n",
                                "[import]\nkind=orders\ncolumns=a;b\nfold=true\n[format]\nempty=?\ndates=DMY\nzone=UTC\ndecimal=,\n[fields]\ntext={t}\n[links]\ncustomer=contacts by key {c}\n",
                                "[import]\nkind=orders\nsystem=x\nkey={a}\n[child]\nkind=order-lines\nkey={a}-{b}\nparent=sales_order\n[child fields]\nquantity={q|0}\n[child links]\nitem=by number {i}\n",
                                "[", "[import]\nkind=\n" } },
  { "search",   try_search,   { "muller", "\"quoted", "a AND (b OR", "NEAR/3", "10248*", "name:x", "-^~", "ä ö ü ß" } },
  { "log",      try_log,      { "{\"name\":\"x\",\"price\":-1}", "{\"blob\":{\"hex\":\"00ff\"}}", "{\"a\":null}", "[]", "{\"a\":{\"hex\":1}}" } },
  { "file",     try_file,     { "\0\0\0\1", "\0\0\x64\xff", "\0\x10\0\x0d\0\x10\3\xff", "\x01\0\0\0" } },
  { "canary",   try_canary,   { "bu", "bog", "gub" } },
};

static const Target *
find_target (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (strcmp (targets[i].name, name) == 0)
      return &targets[i];
  return NULL;
}

#ifndef WITH_LIBFUZZER
/* Of FACTOTUM_FUZZ_CORPUS, a file a target: what once was of interest, an input a line, bytes that are no printable ASCII as \ooo. (element-type GByteArray) */
static GPtrArray *
read_corpus (const Target *target)
{
  GPtrArray *inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  g_autofree char *path = g_build_filename (g_getenv ("FACTOTUM_FUZZ_CORPUS") != NULL ? g_getenv ("FACTOTUM_FUZZ_CORPUS") : "", target->name, NULL);
  g_autofree char *text = NULL;
  GByteArray *input = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return inputs;
  for (const char *at = text; *at != '\0'; at++)
    {
      guint8 byte = (guint8) *at;

      if (input == NULL)
        g_ptr_array_add (inputs, input = g_byte_array_new ());
      if (byte == '\\' && strlen (at) > 3)
        {
          byte = (guint8) ((at[1] - '0') << 6 | (at[2] - '0') << 3 | (at[3] - '0'));
          at += 3;
        }
      else if (byte == '\n')
        {
          input = NULL;
          continue;
        }
      g_byte_array_append (input, &byte, 1);
    }
  return inputs;
}
#endif

#ifdef WITH_LIBFUZZER
int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const guint8 *data, gsize length);

/* What g_error() raises is none of the signals at which libFuzzer keeps the input. */
static void
abort_cb (int number)
{
  abort ();
}

int
LLVMFuzzerInitialize (int *argc, char ***argv)
{
  signal (SIGTRAP, abort_cb);
  return 0;
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize length)
{
  if (length <= LENGTH_MAX)
    find_target (g_getenv ("FUZZ_TARGET"))->try (data, length);
  return 0;
}
#else
/* Bits, bytes that mean something, parts left out, doubled or taken from another seed. */
static void
mutate (GRand *random, GByteArray *bytes, const Target *target)
{
  static const char telling[] = "\0\xff\x80\n\r\",;.'-+=() 0129eEabgux:/[]";
  guint at = bytes->len > 0 ? (guint) g_rand_int_range (random, 0, (gint32) bytes->len) : 0;
  guint8 sign = (guint8) telling[g_rand_int_range (random, 0, sizeof telling - 1)];
  const char *other = target->seeds[g_rand_int_range (random, 0, G_N_ELEMENTS (target->seeds))];

  switch (bytes->len > 0 ? g_rand_int_range (random, 0, 6) : 4)
    {
    case 0 :
      bytes->data[at] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
      break;
    case 1:
      bytes->data[at] = sign;
      break;
    case 2:
      g_byte_array_remove_range (bytes, at, (guint) g_rand_int_range (random, 1, (gint32) (bytes->len - at) + 1));
      break;
    case 3:
      if (bytes->len < LENGTH_MAX / 2)
        {
          g_autofree guint8 *copy = g_memdup2 (bytes->data + at, bytes->len - at);
          g_byte_array_append (bytes, copy, bytes->len - at);
        }
      break;
    case 4:
      g_byte_array_append (bytes, &sign, 1);
      break;
    default:
      if (other != NULL)
        g_byte_array_append (bytes, (const guint8 *) other, (guint) strlen (other + 1) + 1);
    }
}

static guint64
run (const Target *target, guint32 seed, gint64 milliseconds)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  gint64 until = g_get_monotonic_time () + milliseconds * 1000;
  guint64 n = 0;

  for (; g_get_monotonic_time () < until; n++)
    {
      const char *from = target->seeds[g_rand_int_range (random, 0, G_N_ELEMENTS (target->seeds))];
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      if (from != NULL)
        g_byte_array_append (bytes, (const guint8 *) from, (guint) strlen (from + 1) + 1);
      for (int i = g_rand_int_range (random, 0, 6); i > 0; i--)
        mutate (random, bytes, target);
      target->try (bytes->data, MIN (bytes->len, LENGTH_MAX));
    }
  return n;
}

static guint
run_corpus (const Target *target)
{
  g_autoptr (GPtrArray) inputs = read_corpus (target);

  for (guint i = 0; i < inputs->len; i++)
    target->try (((GByteArray *) inputs->pdata[i])->data, ((GByteArray *) inputs->pdata[i])->len);
  return inputs->len;
}

/* In a process of its own, that must die of it. */
static gboolean
dies (const Target *target, guint32 seed)
{
  pid_t child = fork ();
  int status = 0;

  if (child == 0)
    {
      run (target, seed, 20000);
      _exit (0);
    }
  waitpid (child, &status, 0);
  return WIFSIGNALED (status);
}

/* For libFuzzer to begin with. */
static void
write_seeds (const Target *target, const char *folder)
{
  g_autoptr (GPtrArray) inputs = read_corpus (target);

  for (guint i = 0; i < inputs->len; i++)
    {
      const GByteArray *input = inputs->pdata[i];
      g_autofree char *name = g_strdup_printf ("corpus-%u", i), *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, (const char *) input->data, input->len, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (target->seeds) && target->seeds[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("seed-%u", i), *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, target->seeds[i], (gssize) strlen (target->seeds[i] + 1) + 1, NULL));
    }
}

int
main (int argc, char **argv)
{
  const char *asked = argc > 1 ? argv[1] : NULL;
  gint64 milliseconds = argc > 2 ? 1000 * g_ascii_strtoll (argv[2], NULL, 10) : 2000;
  guint32 seed = g_getenv ("FACTOTUM_SEED") != NULL ? (guint32) g_ascii_strtoull (g_getenv ("FACTOTUM_SEED"), NULL, 10) : 1;
  guint number = 0;
  gboolean good = TRUE;

  if (asked != NULL && find_target (asked) == NULL)
    g_error ("There is no target “%s”.", asked);
  if (argc > 3)
    {
      write_seeds (find_target (asked), argv[3]);
      return 0;
    }
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      const Target *target = &targets[i];
      gboolean is_canary = target->try == try_canary, found = is_canary && dies (target, seed);

      if (asked != NULL && strcmp (asked, target->name) != 0)
        continue;
      if (!is_canary)
        g_print ("# count corpus-%s %u\n", target->name, run_corpus (target));
      if (!is_canary)
        g_print ("# count fuzz-%s %" G_GUINT64_FORMAT "\n", target->name, run (target, seed, milliseconds));
      g_print ("%sok %u /fuzz/%s\n", !is_canary || found ? "" : "not ", ++number, target->name);
      good = good && (!is_canary || found);
    }
  g_print ("1..%u\n", number);
  remove_company ();
  return !good;
}
#endif
