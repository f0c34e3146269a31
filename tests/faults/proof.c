/* How much is tried, and that it does not become less.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "proof.h"

#include <string.h>
#include <time.h>

gboolean
proof_is_long (void)
{
  return g_getenv ("FACTOTUM_PROOF") != NULL;
}

guint32
proof_get_seed (void)
{
  const char *seed = g_getenv ("FACTOTUM_SEED");

  return seed != NULL ? (guint32) g_ascii_strtoull (seed, NULL, 10) : 1;
}

/* Lines of a name, the number of the quick set and that of the long one; 0: not known. */
static guint64
find_baseline (const char *name)
{
  const char *path = g_getenv ("FACTOTUM_BASELINE");
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (path == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    return 0;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (lines[i], " ", -1);

      if (g_strv_length (words) == 3 && strcmp (words[0], name) == 0)
        return g_ascii_strtoull (words[proof_is_long () ? 2 : 1], NULL, 10);
    }
  return 0;
}

void
proof_report (const char *name, guint64 number)
{
  guint64 baseline = find_baseline (name);

  g_print ("# count %s %" G_GUINT64_FORMAT ", after %d s of processor time, seed %u\n", name, number, (int) (clock () / CLOCKS_PER_SEC), proof_get_seed ());
  if (number * 5 < baseline * 4)
    g_error ("%s: %" G_GUINT64_FORMAT " is a fifth less than the %" G_GUINT64_FORMAT " of the baseline. Mend what became less, or write the new number down and say why.", name, number, baseline);
}
