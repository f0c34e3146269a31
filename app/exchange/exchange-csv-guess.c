/* Guesses how a CSV file is written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include "exchange-csv-guess.h"
#include "exchange-encoding.h"

#define SAMPLE_BYTES (64 * 1024)
#define SAMPLE_ROWS  500

/* In order of preference where two fit alike: text is likelier to hold the later ones. */
static const char delimiters[] = { '\t', ';', '|', ',' };
static const char *const markers[] = { "NULL", "null", "(null)", "\\N", "?", "-", "--", "n/a", "N/A", "#N/A" };

/* What a cell looks like. */
typedef enum { CELL_EMPTY, CELL_TEXT, CELL_NUMBER, CELL_DATE } CellLook;

typedef struct
{
  guint dots, commas;         /* votes for a decimal sign */
  guint group_dots, group_commas;
  guint day_first, month_first, year_first;
  guint open_dates;           /* that two orders read differently */
  gboolean slashes;           /* dates with "/" */
  guint markers;              /* bit i: markers[i] stands in a cell */
} Votes;

/* The sample as UTF-8, cut at a line end, so that no cell is torn. */
static GBytes *
take_sample (GBytes *bytes, const char *encoding)
{
  gsize n, length;
  const char *data = g_bytes_get_data (bytes, &n);
  gsize part = MIN (n, SAMPLE_BYTES);
  g_autofree char *text = NULL;
  char *end;

  for (gsize cut = 0; cut < 4 && text == NULL && part >= cut; cut++)
    text = exchange_encoding_decode (data, part - cut, encoding, &length, NULL);
  if (text == NULL)
    return g_bytes_new_static ("", 0);
  if (part < n && (end = strrchr (text, '\n')) != NULL)
    length = (gsize) (end + 1 - text);
  return g_bytes_new_take (g_steal_pointer (&text), length);
}

/* Whether a cell in single quotes begins here; an apostrophe alone is part of the text, or put there against formulas. */
static gboolean
is_single_quoted (const char *start, const char *end)
{
  const char *close = *start == '\'' ? memchr (start + 1, '\'', (gsize) (end - start - 1)) : NULL;

  return close != NULL && (close + 1 == end || strchr (",;\t|\r\n'", close[1]) != NULL);
}

static char
guess_quote (GBytes *sample)
{
  gsize n;
  const char *text = g_bytes_get_data (sample, &n);
  guint doubles = 0, singles = 0;

  for (gsize i = 0; i < n; i++)
    if (i == 0 || strchr (",;\t|\n", text[i - 1]) != NULL)
      {
        doubles += text[i] == '"';
        singles += is_single_quoted (text + i, text + n);
      }
  return doubles == 0 && singles >= 4 ? '\'' : '"';
}

/* How well rows of one length speak for a delimiter: more rows first, then more columns. 0 = not at all. */
static guint
weigh (ExchangeCsvReader *reader)
{
  guint n = exchange_csv_reader_get_n_rows (reader), columns = exchange_csv_reader_get_n_columns (reader), good;

  if (columns < 2)
    return 0;
  good = n - exchange_csv_reader_get_n_faults (reader);
  return (n == 0 ? 100 : good * 100 / n) * 1000 + MIN (columns, 999);
}

static ExchangeCsvReader *
guess_delimiter (GBytes *sample, ExchangeCsvFormat *format)
{
  ExchangeCsvFormat best_format = *format;
  g_autoptr (ExchangeCsvReader) best = NULL;
  guint best_weight = 0;

  for (guint i = 0; i < sizeof delimiters; i++)
    {
      ExchangeCsvFormat candidate = *format;
      g_autoptr (ExchangeCsvReader) reader = NULL;

      candidate.delimiter = delimiters[i];
      reader = exchange_csv_reader_new (sample, &candidate, SAMPLE_ROWS, NULL, NULL);
      if (reader == NULL || (best != NULL && weigh (reader) <= best_weight))
        continue;
      best_weight = weigh (reader);
      best_format.delimiter = exchange_csv_reader_get_format (reader)->delimiter;
      g_set_object (&best, reader);
    }
  format->delimiter = best_weight > 0 ? best_format.delimiter : ',';
  return g_steal_pointer (&best);
}

/* Whether a sign could stand between thousands: three digits behind it, and something other than a zero before it. */
static gboolean
is_group (const char *cell, const char *sign)
{
  return strspn (sign + 1, "0123456789") == 3 && sign > cell && *cell != '0';
}

/* Digits, signs and at most one currency word, as in "-1.234,50 EUR". */
static gboolean
look_number (const char *cell, Votes *votes)
{
  const char *dot = strrchr (cell, '.'), *comma = strrchr (cell, ','), *last = dot > comma ? dot : comma;
  gsize digits = strspn (cell, "+-(0123456789.,' ");
  guint n = 0;

  if (last != NULL && (dot == NULL || comma == NULL) && strchr (cell, *last) != last)
    last = NULL; /* twice the same sign: groups */
  for (const char *p = cell; *p != 0; p++)
    n += g_ascii_isdigit (*p) != 0;
  if (n == 0 || strlen (cell + digits) > 5 || strpbrk (cell + digits, "0123456789") != NULL)
    return FALSE;
  votes->group_dots += dot != NULL && (last != dot || is_group (cell, dot));
  votes->group_commas += comma != NULL && (last != comma || is_group (cell, comma));
  if (last != NULL && ((dot != NULL && comma != NULL) || !is_group (cell, last)))
    *last == '.' ? votes->dots++ : votes->commas++;
  return TRUE;
}

static gboolean
take_part (const char **p, guint *value, guint *length)
{
  *value = *length = 0;
  for (; g_ascii_isdigit (**p) && *length < 5; (*p)++, (*length)++)
    *value = *value * 10 + (guint) (**p - '0');
  return *length > 0 && *length < 5;
}

/* Three numbers with the same sign between them, a time behind them or not. */
static gboolean
look_date (const char *cell, Votes *votes)
{
  const char *p = cell;
  guint a, b, c, n;
  gboolean year;
  char sign;

  if (!take_part (&p, &a, &n) || strchr ("./-", *p) == NULL || *p == 0)
    return FALSE;
  year = n == 4;
  sign = *p++;
  if (!take_part (&p, &b, &n) || n > 2 || *p++ != sign || !take_part (&p, &c, &n) || (*p != 0 && *p != ' ' && *p != 'T'))
    return FALSE;
  if ((year && n > 2) || (!year && n != 2 && n != 4))
    return FALSE;
  votes->year_first += year;
  votes->day_first += !year && a > 12 && b <= 12;
  votes->month_first += !year && b > 12 && a <= 12;
  votes->open_dates += !year && a <= 12 && b <= 12;
  votes->slashes |= sign == '/';
  return TRUE;
}

static CellLook
look (const char *cell, Votes *votes)
{
  while (*cell == ' ')
    cell++;
  if (*cell == 0)
    return CELL_EMPTY;
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    if (strcmp (cell, markers[i]) == 0)
      {
        votes->markers |= 1u << i;
        return CELL_EMPTY;
      }
  if (strlen (cell) > 40)
    return CELL_TEXT;
  return look_date (cell, votes) ? CELL_DATE : look_number (cell, votes) ? CELL_NUMBER : CELL_TEXT;
}

/* Positive: the first row is unlike what stands below it. */
static int
judge_heading (ExchangeCsvReader *reader, guint column)
{
  Votes ignored = { 0 };
  const char *first = exchange_csv_reader_get_cell (reader, 0, column);
  CellLook first_look = look (first, &ignored);
  guint n = exchange_csv_reader_get_n_rows (reader), typed = 0, again = 0, filled = 0;

  for (guint i = 1; i < n; i++)
    {
      const char *cell = exchange_csv_reader_get_cell (reader, i, column);
      CellLook cell_look = look (cell, &ignored);
      typed += cell_look == CELL_NUMBER || cell_look == CELL_DATE;
      filled += cell_look != CELL_EMPTY;
      again += strcmp (first, cell) == 0 && *cell != 0;
    }
  if (first_look == CELL_NUMBER || first_look == CELL_DATE)
    return typed * 2 > filled ? -2 : -1;
  if (first_look == CELL_TEXT && filled > 0 && typed * 10 > filled * 9)
    return 2;
  return again > 0 ? -1 : 0;
}

static gboolean
guess_header (ExchangeCsvReader *reader)
{
  int votes = 0;
  gboolean filled = TRUE;
  Votes ignored = { 0 };

  if (exchange_csv_reader_get_n_rows (reader) == 0)
    return TRUE;
  for (guint i = 0; i < exchange_csv_reader_get_n_columns (reader); i++)
    {
      votes += judge_heading (reader, i);
      filled &= look (exchange_csv_reader_get_cell (reader, 0, i), &ignored) == CELL_TEXT;
    }
  return votes > 0 || (votes == 0 && filled);
}

static void
count_votes (ExchangeCsvReader *reader, guint from, Votes *votes)
{
  for (guint i = from; i < exchange_csv_reader_get_n_rows (reader); i++)
    for (guint j = 0; j < exchange_csv_reader_get_n_cells (reader, i); j++)
      look (exchange_csv_reader_get_cell (reader, i, j), votes);
}

static void
decide_numbers (const Votes *votes, BaseLocale *locale, ExchangeCsvFormat *format)
{
  format->decimal_is_sure = (votes->dots > 0) != (votes->commas > 0);
  if (votes->dots != votes->commas)
    format->decimal = votes->dots > votes->commas ? '.' : ',';
  else if (format->delimiter == ';' || format->delimiter == ',')
    format->decimal = format->delimiter == ';' && locale->decimal[0] == ',' ? ',' : '.';
  else
    format->decimal = locale->decimal[0] == ',' ? ',' : '.';
  if (format->decimal == '.')
    format->group = votes->group_commas > 0 ? ',' : 0;
  else
    format->group = votes->group_dots > 0 ? '.' : 0;
}

static void
decide_dates (const Votes *votes, BaseLocale *locale, ExchangeCsvFormat *format)
{
  guint kinds = (votes->day_first > 0) + (votes->month_first > 0);

  format->date_order = locale->date_order;
  format->date_order_is_sure = kinds == 1 || (kinds == 0 && votes->year_first > 0 && votes->open_dates == 0);
  if (kinds > 0)
    format->date_order = votes->day_first >= votes->month_first ? BASE_ORDER_DMY : BASE_ORDER_MDY;
  else if (votes->year_first > 0 && votes->open_dates == 0)
    format->date_order = BASE_ORDER_YMD;
  else if (!votes->slashes || locale->date_order == BASE_ORDER_YMD)
    format->date_order = BASE_ORDER_DMY; /* with dots or dashes hardly anybody writes the month first */
}

static void
list_markers (const Votes *votes, ExchangeCsvFormat *format)
{
  format->empty_markers[0] = 0;
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++)
    if ((votes->markers & 1u << i) != 0)
      {
        if (format->empty_markers[0] != 0)
          g_strlcat (format->empty_markers, " ", sizeof format->empty_markers);
        g_strlcat (format->empty_markers, markers[i], sizeof format->empty_markers);
      }
}

void
exchange_csv_guess (GBytes *bytes, BaseLocale *locale, ExchangeCsvFormat *format)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GBytes) sample = NULL;
  g_autoptr (ExchangeCsvReader) reader = NULL;
  Votes votes = { 0 };

  *format = (ExchangeCsvFormat) { .encoding = "UTF-8", .delimiter = ',', .quote = '"', .decimal = '.' };
  sample = take_sample (bytes, exchange_encoding_guess (data, length));
  format->quote = guess_quote (sample);
  reader = guess_delimiter (sample, format);
  if (reader != NULL)
    {
      format->has_header = guess_header (reader);
      count_votes (reader, format->has_header ? 1 : 0, &votes);
    }
  else
    format->has_header = TRUE;
  decide_numbers (&votes, locale, format);
  decide_dates (&votes, locale, format);
  list_markers (&votes, format);
  g_strlcpy (format->encoding, exchange_encoding_guess (data, length), sizeof format->encoding);
}
